"""Tables: Arrow columns that pandas, polars and pyarrow take as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, overload

from . import _html
from ._records import Record

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ._native import Table as _Native

# The number of rows that become Python objects at a time.
_AT_A_TIME = 1024


class Table:
    """Columns of one length.

    Iterate over it for records, index it for one of them, or pass it to anything that reads the Arrow C data interface:
    columns are shared then, not copied.

    Examples
    --------
    >>> import coauth
    >>> authors = coauth.sample().authors
    >>> authors.columns
    ['author', 'author_id', 'papers', 'coauthors', 'component']
    >>> len(authors), authors[0].author
    (421, 'Mingyu Kim')
    >>> sum(authors["papers"])
    437
    """

    _table: _Native

    def __init__(self, table: _Native) -> None:
        self._table = table

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._table.columns

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[Record]:
        for start in range(0, len(self), _AT_A_TIME):
            for row in self._table.rows(start, start + _AT_A_TIME):
                yield Record(dict(zip(self.columns, row)))

    @overload
    def __getitem__(self, key: int) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> list[Record]: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> Record | list[Record] | list[Any]:
        if isinstance(key, str):
            return self._table.column(key)
        places = range(len(self))[key]
        if isinstance(places, int):
            return Record(dict(zip(self.columns, self._table.rows(places, places + 1)[0])))
        return [self[place] for place in places]

    def __arrow_c_schema__(self) -> object:
        return self._table.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """The table for pyarrow, without a copy.

        Returns
        -------
        pyarrow.Table
        """
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table for pandas.

        Columns that repeat names become categories, unless two authors share a name: then they are texts.

        Returns
        -------
        pandas.DataFrame
        """
        import pyarrow

        table = self.to_arrow()
        for place, field in enumerate(table.schema):
            if pyarrow.types.is_dictionary(field.type) and _repeats(table.column(place)):
                table = table.set_column(place, field.name, table.column(place).cast(field.type.value_type))
        frame: pandas.DataFrame = table.to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table for polars.

        Returns
        -------
        polars.DataFrame
        """
        import polars

        return polars.DataFrame(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries.

        Returns
        -------
        list of dict
        """
        return [row.to_dict() for row in self]

    def __repr__(self) -> str:
        return f"<coauth.Table of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return _html.table(self.columns, self._table.rows(0, _html.ROWS), len(self))

    def _repr_markdown_(self) -> str:
        return _html.markdown(self.columns, self._table.rows(0, _html.ROWS), len(self))


def _repeats(column: pyarrow.ChunkedArray) -> bool:
    """Whether two categories of a column are the same text."""
    return any(len(chunk.dictionary.unique()) < len(chunk.dictionary) for chunk in column.chunks)
