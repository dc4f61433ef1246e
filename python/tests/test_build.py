"""The crate of the package is built as the program is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Any

import pytest
from conftest import ROOT

if sys.version_info < (3, 11):
    pytest.skip("tomllib is new in Python 3.11", allow_module_level=True)

import tomllib


def manifest(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text())


def crates(*arguments: str) -> dict[str, set[str]]:
    """The sets of features with which each crate is compiled for what is named."""
    command = ["cargo", "tree", "--locked", "--offline", "--no-dedupe", "--prefix", "none", "--format", "{p}|{f}", *arguments]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found: dict[str, set[str]] = {}
    # Other lines are headings.
    for line in (line for line in told.splitlines() if "|" in line):
        crate, features = line.split("|")
        found.setdefault(crate, set()).add(features)
    return found


@pytest.mark.skipif(shutil.which("cargo") is None, reason="there is no Rust")
def test_what_is_compiled_for_the_program_is_not_compiled_again() -> None:
    # As .ci/run builds the program and its examples.
    command = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("together="))
    program = crates("--edges", "all", *command.partition("=")[2].strip('"').split())
    package = crates("--edges", "normal,build", "--package", "coauth-python")
    both = package.keys() & program.keys()
    assert any(crate.startswith("coauth v") for crate in both)
    assert {crate: package[crate] for crate in both if not package[crate] <= program[crate]} == {}


def test_the_version_is_that_of_the_program() -> None:
    assert manifest("python/Cargo.toml")["package"]["version"] == manifest("Cargo.toml")["package"]["version"]
