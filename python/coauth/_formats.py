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
    extension = os.path.splitext(os.fspath(path))[1].lstrip(".").lower()
    formats = [format for format in _FORMATS if format["is_drawing"] == is_drawing]
    for format in formats:
        if extension in format["extensions"]:
            return str(format["name"])
    names = ", ".join(format["name"] for format in formats)
    raise UsageError(f"no format has the extension {extension!r}; pass format=, one of: {names}")
