"""Objects with attributes, as in the JSON of the command line."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from typing import Any


def wrapped(value: Any) -> Any:
    """A JSON value whose objects are records."""
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return [wrapped(item) for item in value]
    return value


def plain(name: str) -> str:
    """The key of an attribute: `from_` is `from`, since Python has that word for itself."""
    return name[:-1] if name.endswith("_") and keyword.iskeyword(name[:-1]) else name


class Record(Mapping[str, Any]):
    """An object of a report: its keys are attributes, and it is a mapping.

    >>> from coauth import Record
    >>> hop = Record({"from": "Ann Lee", "papers": [{"year": 2020}]})
    >>> hop.from_, hop["from"], hop.papers[0].year
    ('Ann Lee', 'Ann Lee', 2020)
    >>> hop.to_dict()
    {'from': 'Ann Lee', 'papers': [{'year': 2020}]}
    """

    __slots__ = ("_fields",)
    _fields: dict[str, Any]

    def __init__(self, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_fields", dict(fields))

    def __getitem__(self, key: str) -> Any:
        return wrapped(self._fields[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __getattr__(self, name: str) -> Any:
        try:
            return wrapped(self._fields[plain(name)])
        except KeyError:
            raise AttributeError(f"no attribute {name!r}; there are: {', '.join(self._fields)}") from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a record cannot be changed; see to_dict")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._fields.items())
        return f"Record({fields})"

    def __reduce__(self) -> tuple[type[Record], tuple[dict[str, Any]]]:
        return Record, (self._fields,)

    def to_dict(self) -> dict[str, Any]:
        """The record as plain objects.

        Returns
        -------
        dict
            A copy.
        """
        return dict(self._fields)
