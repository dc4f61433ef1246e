"""Reports: what queries answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, overload

from . import _html
from ._records import Record, plain, wrapped
from ._tables import Table

if TYPE_CHECKING:
    from ._native import Table as _Native


class Report(Table):
    """The answer to a query.

    Its attributes are the keys of the JSON of the command line, and so are its items: `report["authors"]` is
    `report.authors`. As a table it has the rows and columns of the CSV of the command line.

    Examples
    --------
    >>> import coauth
    >>> net = coauth.sample()
    >>> net.stats().components, net.stats()["components"]
    (82, 82)
    >>> top = net.top(by="papers", limit=2)
    >>> top.by, len(top), [row.author for row in top]
    ('papers', 2, ['Divyam Madaan', 'Eunho Yang'])
    >>> sorted(top.to_dict())
    ['authors', 'by', 'shown', 'total']
    """

    _fields: dict[str, Any]
    _is_found: bool

    def __init__(self, fields: str, table: _Native, is_found: bool) -> None:
        super().__init__(table)
        self._fields, self._is_found = json.loads(fields), is_found

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return self._is_found

    def keys(self) -> Iterable[str]:
        """The keys of the JSON."""
        return self._fields.keys()

    @overload
    def __getitem__(self, key: int) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> list[Record]: ...
    @overload
    def __getitem__(self, key: str) -> Any: ...
    def __getitem__(self, key: int | slice | str) -> Any:
        return wrapped(self._fields[key]) if isinstance(key, str) else super().__getitem__(key)

    def __getattr__(self, name: str) -> Any:
        fields = self.__dict__.get("_fields", {})
        try:
            return wrapped(fields[plain(name)])
        except KeyError:
            raise AttributeError(f"no attribute {name!r}; there are: {', '.join(fields)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain objects, as in the JSON of the command line.

        Returns
        -------
        dict
            A copy.
        """
        return dict(json.loads(json.dumps(self._fields)))

    def __repr__(self) -> str:
        return f"<coauth.{type(self).__name__}: {', '.join(self._fields)}>"


class PathReport(Report):
    """How two authors are connected.

    Examples
    --------
    >>> import coauth
    >>> path = coauth.sample().path("Ruihai Wu", "Jiajun Wu")
    >>> path.distance, path.authors
    (2, ['Ruihai Wu', 'Leonidas Guibas', 'Jiajun Wu'])
    >>> len(path.papers)
    2
    """

    @property
    def authors(self) -> list[str]:
        """The authors of the first path; empty if there is no path."""
        paths = self._fields["paths"]
        return list(paths[0]["authors"]) if paths else []

    @property
    def papers(self) -> list[Record]:
        """The papers of the first path, hop by hop, each once."""
        hops = self._fields["paths"][0]["hops"] if self._fields["paths"] else []
        papers = {paper["id"]: Record(paper) for hop in hops for paper in hop["papers"]}
        return list(papers.values())

    def _repr_html_(self) -> str:
        return _html.path(self._fields)


# The classes of reports with more than their keys.
_CLASSES: dict[str, type[Report]] = {"path": PathReport}


def class_of(query: str) -> type[Report]:
    """The class of the reports of a query."""
    return _CLASSES.get(query, Report)
