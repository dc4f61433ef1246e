"""Writes what type checkers know about queries and options, from the library's tables. A test checks that it is current.

Usage: python stubs.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coauth import _native
from coauth._options import named, type_of
from coauth._queries import QUERIES, SHARED
from coauth._reports import class_of

HEAD = '"""Written by stubs.py from the library\'s tables; do not edit."""\n'


def method(row: dict[str, Any]) -> str:
    """The stub of a query."""
    required = [f"{named(p)}: {type_of(p)}" for p in row["parameters"] if p["is_required"]]
    options = [f"{named(p)}: {type_of(p)} | None = ..." for p in [*row["parameters"], *SHARED] if not p["is_required"]]
    report = class_of(row["name"]).__name__
    parameters = ", ".join(["self", *required, "*", *options])
    return f"    def {row['name']}({parameters}) -> {report}:\n        \"\"\"{row['about']}.\"\"\"\n"


def queries() -> str:
    """`_queries.pyi`. A network has a table in place of the query `ties`."""
    lines = [
        HEAD,
        "from collections.abc import Sequence",
        "from typing import Any, Literal",
        "",
        "from ._native import Network",
        f"from ._reports import {', '.join(sorted({class_of(row['name']).__name__ for row in QUERIES}))}",
        "",
        "QUERIES: list[dict[str, Any]]",
        "SHARED: list[dict[str, Any]]",
        "",
        "class Queries:",
        "    _network: Network",
        "    def query(self, name: str, /, **options: Any) -> Report: ...",
        *(method(row).rstrip() for row in QUERIES if row["name"] != "ties"),
    ]
    return "\n".join(lines) + "\n"


def options(name: str, of: str) -> str:
    """A class of keyword arguments."""
    parameters = json.loads(_native.parameters(of))
    lines = [f"    {named(parameter)}: {type_of(parameter)} | None" for parameter in parameters]
    return f"class {name}(TypedDict, total=False):\n" + "\n".join(lines) + "\n"


def keywords() -> str:
    """`_keywords.pyi`."""
    head = f"{HEAD}\nfrom collections.abc import Sequence\nfrom os import PathLike\nfrom typing import Literal, TypedDict\n"
    return f"{head}\n{options('ReadOptions', 'read')}\n{options('DrawOptions', 'draw')}"


def written() -> dict[Path, str]:
    """The files with their content."""
    folder = Path(__file__).parent / "coauth"
    return {folder / "_queries.pyi": queries(), folder / "_keywords.pyi": keywords()}


if __name__ == "__main__":
    for path, content in written().items():
        path.write_text(content)
