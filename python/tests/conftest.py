"""What the tests share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import coauth
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def net() -> coauth.Network:
    """The built-in sample."""
    return coauth.sample()


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """A bibliography of invented papers, one of which has no authors."""
    path = tmp_path / "refs.bib"
    path.write_text(
        "@article{one, author={Ann Lee and Bob Roe}, title={On Knots and Their Names}, year=2019, doi={10.5555/one}}\n"
        "@article{two, author={Bob Roe and Cat Poe}, title={Knots, Continued}, year=2021}\n"
        "@book{three, author={Dan <b>Moe</b>}, title={Alone & Apart}, year=2022}\n"
        "@misc{four, title={No Author at All}}\n"
    )
    return path


def command_line(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs the command line of the package."""
    return subprocess.run([sys.executable, "-m", "coauth", *arguments], capture_output=True, text=True, **options)


def answer(*arguments: str) -> dict[str, Any]:
    """The JSON of the command line, without what says how it was made."""
    ran = command_line("-q", *arguments, "-f", "json", cwd=Path(__file__).parent)
    assert ran.returncode in (0, 1), ran.stderr
    return {key: value for key, value in json.loads(ran.stdout).items() if key not in ("schema", "coauth")}


def rough_network(papers: int, authors: int, team: int = 3) -> coauth.Network:
    """A network without structure, the same each time."""
    number, bylines = 12345, []
    for _ in range(papers):
        byline = []
        for _ in range(team):
            number = (number * 6364136223846793005 + 1442695040888963407) % 2**64
            byline.append(f"Given{'abcdefghij'[(number >> 20) % 10]} Family{(number >> 33) % authors}x")
        bylines.append(byline)
    return coauth.from_bylines(bylines, names="exact")
