"""Keyword arguments as options of the command line, and the texts about them."""

from __future__ import annotations

import json
import keyword
import os
from collections.abc import Mapping, Sequence
from typing import Any

from ._errors import UsageError
from ._records import plain


def encoded(options: Mapping[str, Any]) -> str:
    """Options as JSON; those that are None are not set."""
    return _ENCODER.encode({plain(name): value for name, value in options.items() if value is not None})


def _plain_value(value: Any) -> Any:
    """Paths as texts, numbers of numpy as numbers, and other sequences as lists."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if hasattr(value, "item"):
        return value.item()
    if isinstance(value, Sequence):
        return list(value)
    raise UsageError(f"an option cannot be {value!r}")


_ENCODER = json.JSONEncoder(default=_plain_value)

# Options that are files.
_PATHS = ("aliases", "attributes", "org_aliases", "roster")
# Options that have a number or a text: a year or a date, pixels or millimeters.
_TEXTS_OR_NUMBERS = ("height", "labels", "since", "until", "width")


def type_of(parameter: Mapping[str, Any]) -> str:
    """The type of an option, as in a stub."""
    one: str = parameter["kind"]
    if parameter["name"] in _TEXTS_OR_NUMBERS:
        one = "str | float"
    elif parameter["name"] in _PATHS:
        one = "str | PathLike[str]"
    elif parameter["choices"]:
        one = f"Literal[{', '.join(map(json.dumps, parameter['choices']))}]"
    return f"Sequence[{one}]" if parameter["is_list"] else one


def named(parameter: Mapping[str, Any]) -> str:
    """The keyword of an option: `from_` where Python has the word for itself."""
    name: str = parameter["name"]
    return name + "_" if keyword.iskeyword(name) else name


def described(parameters: Sequence[Mapping[str, Any]]) -> list[str]:
    """The lines of a section of parameters in a docstring."""
    lines = []
    for parameter in parameters:
        choices = ", ".join(map(repr, parameter["choices"]))
        kind = f"{{{choices}}}" if choices else type_of(parameter)
        if choices and parameter["is_list"]:
            kind = f"sequence of {kind}"
        default = parameter["default"]
        state = f", default {default!r}" if default not in (None, []) else ", optional"
        lines.append(f"{named(parameter)} : {kind}{'' if parameter['is_required'] else state}")
        lines.append(f"    {parameter['help'] or 'See the guide'}.")
    return lines
