"""The crate of the package is built as the program is."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from conftest import ROOT

if sys.version_info < (3, 11):
    pytest.skip("tomllib is new in Python 3.11", allow_module_level=True)

import tomllib


def manifest(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text())


def test_the_profiles_are_those_of_the_program() -> None:
    # Compiled dependencies are shared only if they are built alike.
    assert manifest("python/Cargo.toml")["profile"] == manifest("Cargo.toml")["profile"]


def test_the_version_is_that_of_the_program() -> None:
    assert manifest("python/Cargo.toml")["package"]["version"] == manifest("Cargo.toml")["package"]["version"]
