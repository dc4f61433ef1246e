"""Columns of Arrow between Spark and the native half."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow

# An executor makes so many rows of pairs at a time.
PAIRS = 1 << 20


def packed(texts: pyarrow.Array) -> tuple[bytes, bytes]:
    """Texts as the native half takes them: where each ends, and all of them one after the other."""
    texts = whole(texts).cast(pyarrow.string())
    return offsets(texts), _bytes(texts.buffers()[2])


def offsets(column: pyarrow.Array) -> bytes:
    """Where the texts of a column end, or the lists."""
    buffer = column.buffers()[1]
    if buffer is None or len(column) == 0:
        return b"\0\0\0\0"
    return bytes(memoryview(buffer)[4 * column.offset : 4 * (column.offset + len(column) + 1)])


def numbers(column: pyarrow.Array, kind: pyarrow.DataType) -> bytes:
    """The bytes of a column of numbers, or of truth values as bytes of 0 and 1."""
    column = whole(column)
    if pyarrow.types.is_boolean(column.type):
        column = column.cast(pyarrow.uint8())
    column = column.cast(kind)
    width = kind.bit_width // 8
    buffer = column.buffers()[1]
    return b"" if buffer is None else bytes(memoryview(buffer)[width * column.offset : width * (column.offset + len(column))])


def whole(column: pyarrow.Array) -> pyarrow.Array:
    """A column as one array."""
    return column.combine_chunks() if isinstance(column, pyarrow.ChunkedArray) else column


def table(native: Any) -> pyarrow.Table:
    """A table of the native half."""
    return pyarrow.table(native)


def batches(rows: pyarrow.Table, schema: pyarrow.Schema, at_once: int = 10_000) -> Iterator[pyarrow.RecordBatch]:
    """A table as Spark takes it: columns of these names and types, few rows at a time."""
    rows = rows.select(schema.names).cast(schema)
    yield from rows.combine_chunks().to_batches(max_chunksize=at_once)


def _bytes(buffer: Any) -> bytes:
    return b"" if buffer is None else bytes(memoryview(buffer))
