"""Exceptions and warnings."""

from __future__ import annotations

import json
import os
import sys
import warnings
from typing import Any

from ._records import Record


class Error(Exception):
    """A failure that leaves no meaningful answer.

    Attributes
    ----------
    message : str
        What is wrong and a remedy, without the place.
    path : str or None
        The input where it happened.
    line : int or None
        The line of the input, from 1.
    """

    message: str
    path: str | None
    line: int | None

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        place = path if path is None or line is None else f"{path}:{line}"
        super().__init__(message if place is None else f"{place}: {message}")
        self.message, self.path, self.line = message, path, line


class UsageError(Error, ValueError):
    """A wrong option, value or combination of options."""


class InputError(Error):
    """An input cannot be opened, recognized or read."""


class AuthorError(Error, LookupError):
    """A name matches no author, or several.

    Attributes
    ----------
    name : str or None
        The name.
    nearest : list of Record
        The authors with the closest spellings, closest first, if no author matches.
    candidates : list of Record
        The authors that match, if they are several. Pass `"id:" + author_id` of one of them.
    """

    name: str | None = None
    nearest: list[Record]
    candidates: list[Record]

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message, path, line)
        self.nearest, self.candidates = [], []


class AbsentError(Error, LookupError):
    """The subject of a query is not in the network, such as a component that does not exist."""


class OutputError(Error):
    """An output cannot be written."""


class SizeError(Error):
    """There are too many ties to fit in memory."""


class Notice(UserWarning):
    """Something odd that leaves the answer meaningful.

    Attributes
    ----------
    kind : str or None
        The kind of a notice of reading, such as `"no_authors"`; `None` for a remark of a query.
    count : int
        The number of notices of this kind.
    places : list of tuple
        The first of them: path, line and detail of each.
    """

    kind: str | None
    count: int
    places: list[tuple[str | None, int | None, str]]

    def __init__(
        self,
        message: str,
        kind: str | None = None,
        count: int = 1,
        places: list[tuple[str | None, int | None, str]] | None = None,
    ) -> None:
        self.kind, self.count, self.places = kind, count, places or []
        super().__init__("\n".join([message, *(line for place in self.places if (line := _line(*place)))]))


def _line(path: str | None, line: int | None, detail: str) -> str:
    """A place for people."""
    where = ":".join(str(part) for part in (path, line) if part is not None)
    return "  " + ": ".join(part for part in (where, detail) if part) if where or detail else ""


_KINDS: dict[str, type[Error]] = {
    "usage": UsageError,
    "input": InputError,
    "author": AuthorError,
    "absent": AbsentError,
    "output": OutputError,
    "size": SizeError,
}


def exception(kind: str, message: str, path: str | None, line: int | None, suggestions: str | None) -> Error:
    """The exception for an error of the library."""
    error = _KINDS.get(kind, Error)(message, path, line)
    if isinstance(error, AuthorError) and suggestions is not None:
        known: dict[str, Any] = json.loads(suggestions)
        error.name = known["name"]
        error.nearest = [Record(person) for person in known.get("nearest", ())]
        error.candidates = [Record(person) for person in known.get("candidates", ())]
    return error


def warn(
    message: str,
    kind: str | None = None,
    count: int = 1,
    places: list[tuple[str | None, int | None, str]] | None = None,
) -> None:
    """Warn at the line of the user's code that called this package."""
    level, frame = 1, sys._getframe()
    package = os.path.dirname(__file__)
    while frame.f_back is not None and os.path.dirname(frame.f_code.co_filename) == package:
        frame, level = frame.f_back, level + 1
    warnings.warn(Notice(message, kind, count, places), stacklevel=level)
