"""Output formats by the extensions of files."""

from __future__ import annotations

import json
import os
from typing import Any

from . import _native
from ._errors import UsageError

_FORMATS: list[dict[str, Any]] = json.loads(_native.exporters())


def format_of(path: str | os.PathLike[str], *, is_drawing: bool) -> str:
    """The format that the extension of a path means."""
    file = os.path.basename(os.fspath(path)).lower()
    formats = [format for format in _FORMATS if format["is_drawing"] == is_drawing]
    # The longest that fits: a name that ends in `.hif.json` is one of HIF, not of any JSON.
    ends = [(len(end), str(format["name"])) for format in formats for end in format["extensions"] if file.endswith(f".{end}")]
    if ends:
        return max(ends)[1]
    extension = os.path.splitext(file)[1].lstrip(".")
    names = ", ".join(format["name"] for format in formats)
    raise UsageError(f"no format has the extension {extension!r}; pass format=, one of: {names}")
