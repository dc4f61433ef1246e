"""One paper, once: which records are of one paper, by the rules of the single machine."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from .._errors import SizeError
from . import _arrow
from ._collect import collected, frame_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from ._reading import Records

# So many records that may be of one paper fit on the driver.
MOST_ALIKE = 20_000_000

_SMALL, _CAPITAL = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MERGED = "record long, main long, title string, doi string, type string, date int"


def merged(records: Records) -> DataFrame:
    """The records of papers that have several: the main record of each, and what is known of the paper."""

    def make() -> DataFrame:
        alike = _alike(records)
        count = alike.count()
        if count > MOST_ALIKE:
            raise SizeError(
                f"{count:,} records share a DOI, a key or a title with another, more than the {MOST_ALIKE:,} that the "
                "driver compares; pass keep_duplicates=True"
            )
        found = _compared(collected(alike).sort_by("record"), records.databases) if count else None
        return frame_of(records.stages.spark, found, _MERGED)

    return records.stages.table("merged", make)


def _alike(records: Records) -> DataFrame:
    """Records that share what records of one paper may share. All others are papers of their own."""
    frame = records.frame.withColumn("doi_mark", F.translate("doi", _CAPITAL, _SMALL))
    marks: list[tuple[str, Column]] = [(mark, F.count("*")) for mark in ("doi_mark", "key")]
    sources = {database if database is not None else number for number, database in enumerate(records.databases)}
    if len(sources) > 1:
        # Titles tell only across sources.
        source = _source(records.databases)
        frame = frame.withColumn("source", source[F.col("input")])
        marks.append(("title_mark", F.count_distinct("source")))
    found = None
    for mark, count in marks:
        shared = frame.where(F.col(mark) != "").groupBy(mark).agg(count.alias("_count")).where("_count > 1")
        some = frame.join(shared.select(mark), mark, "left_semi").select("record")
        found = some if found is None else found.union(some)
    assert found is not None
    return frame.join(found.distinct(), "record", "left_semi").drop("doi_mark", "title_mark", "groups", "source")


def _source(databases: list[str | None]) -> Column:
    """The source of each input: its database, or the input itself."""
    return F.array(*[F.lit(database if database is not None else str(n)) for n, database in enumerate(databases)])


def _compared(alike: pyarrow.Table, databases: list[str | None]) -> pyarrow.Table:
    alike = alike.combine_chunks()
    numbers = alike.column("input").to_pylist()
    inputs = [(sum(1 for _ in same), databases[number]) for number, same in groupby(numbers)]
    names, ids = (_arrow.whole(alike.column(name)) for name in ("names", "ids"))
    texts = {name: _arrow.packed(alike.column(name)) for name in ("key", "title", "doi", "type")}
    found = _arrow.table(
        _native.spark_merge(
            inputs,
            texts["key"],
            texts["title"],
            texts["doi"],
            _arrow.numbers(alike.column("date"), pyarrow.int32()),
            texts["type"],
            _arrow.offsets(names),
            _arrow.packed(names.flatten()),
            _arrow.packed(ids.flatten()),
        )
    )
    record = alike.column("record")
    mains = record.take(found.column("main"))
    found = found.drop_columns("main").append_column("main", mains)
    return found.append_column("record", record.take(found.column("member")))


def kept(records: Records, again: DataFrame | None) -> DataFrame:
    """The record that stands for each paper, with what is known of the paper."""
    if again is None:
        return records.frame
    told = again.select("record", "main", *[F.col(name).alias(f"_{name}") for name in _TOLD])
    joined = records.frame.join(told, "record", "left").where("main IS NULL OR main = record")
    for name in _TOLD:
        joined = joined.withColumn(name, F.when(F.col("main").isNull(), F.col(name)).otherwise(F.col(f"_{name}")))
    return joined.drop("main", *[f"_{name}" for name in _TOLD])


_TOLD = ("title", "doi", "type", "date")

