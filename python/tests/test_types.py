"""Stubs are current, and type checkers accept the package, an example, and no nonsense."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent

sys.path.insert(0, str(PACKAGE))
import stubs  # noqa: E402


def test_stubs_are_what_the_library_has() -> None:
    for path, content in stubs.written().items():
        assert (PACKAGE / "coauth" / path.name).read_text() == content, "run python/stubs.py"


def mypy(*arguments: str, cwd: Path = PACKAGE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--config-file", str(PACKAGE / "pyproject.toml"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd)


def test_the_package_and_an_example_are_strictly_typed() -> None:
    checked = mypy("coauth", "tests/example.py", "stubs.py")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('net.top(by="beauty")', "arg-type"),
        ("net.top(limits=3)", "call-arg"),
        ('net.path("Ann Lee")', "call-arg"),
        ('coauth.read("refs.bib", names="fuzzy")', "arg-type"),
        ('net.draw(theme="blue")', "arg-type"),
    ],
)
def test_wrong_options_are_seen_before_they_run(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "wrong.py").write_text(f"import coauth\nnet = coauth.sample()\n{line}\n")
    checked = mypy(str(tmp_path / "wrong.py"))
    assert checked.returncode == 1 and f"[{fault}]" in checked.stdout, checked.stdout
