"""A copy of what was read, for an index on one machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from .._errors import Error
from . import _arrow

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from ._reading import Records

_TOLD = ("key", "title", "doi", "venue", "date", "type", "names", "ids", "groups")

# Types that sources call by other words than coauth does.
_WORDS = (("proceedings", "proceedings-article"), ("other", "unlisted"))


def save(records: Records, path: str) -> None:
    """Writes works of OpenAlex, in their order, and makes sure that reading them gives the records again."""
    checked = _as_works(records.frame)
    kept = [name for name in checked.columns if not name.startswith("_") and name != "value"]
    checked = checked.mapInArrow(_checked, checked.select(*kept).schema)
    checked.orderBy("record").drop("record").write.mode("errorifexists").parquet(path)


def _as_works(frame: DataFrame) -> DataFrame:
    year, month, day = F.shiftright("date", 16), F.shiftright("date", 8).bitwiseAND(F.lit(255)), F.col("date").bitwiseAND(F.lit(255))
    is_known = F.col("date") > -(2**31)
    exact = F.when(day > 0, F.format_string("%04d-%02d-%02d", year, month, day)).when(
        month > 0, F.format_string("%04d-%02d", year, month)
    )

    def id_of(ids: Column, scheme: str) -> Column:
        each = F.filter(F.split(ids, " "), lambda one: one.startswith(f"{scheme}:"))
        return F.when(F.size(each) > 0, F.substring(F.element_at(each, 1), len(scheme) + 2, 1 << 30))

    def authorship(one: Column) -> Column:
        ids, name = one["ids"], one["names"].alias("display_name")
        author = F.struct(id_of(ids, "openalex").alias("id"), name, id_of(ids, "orcid").alias("orcid"))
        return F.struct(author.alias("author"))

    works = {
        "id": F.col("key"),
        "doi": F.col("doi"),
        "title": F.col("title"),
        "publication_year": F.when(is_known, year),
        "publication_date": F.when(is_known, exact),
        "type": F.when(F.col("type") != "unknown", F.coalesce(*[F.when(F.col("type") == own, word) for own, word in _WORDS], "type")),
        "is_authors_truncated": F.lit(False),
        "primary_location": F.struct(F.struct(F.col("venue").alias("display_name")).alias("source")),
        "authorships": F.transform(F.arrays_zip("names", "ids"), authorship),
    }
    fields = [column.alias(name) for name, column in works.items()]
    renamed = frame.select("record", *[F.col(name).alias(f"_{name}") for name in _TOLD], F.struct(*fields).alias("work"))
    renamed = renamed.withColumn("value", F.to_json("work"))
    return renamed.select("record", "work.*", *[F.col(f"_{name}") for name in _TOLD], "value")


def _checked(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    for batch in batches:
        text = "\n".join(batch.column("value").to_pylist()) + "\n"
        again, _ = _native.spark_read_lines("saved", "openalex", text.encode())
        found = _arrow.table(again)
        for name in _TOLD:
            before = batch.column(f"_{name}").to_pylist()
            after = found.column(name).to_pylist()
            if before != after:
                other = next((pair for pair in zip(before, after) if pair[0] != pair[1]), (len(before), len(after)))
                raise Error(
                    f"a record would not be the same in the copy: its {name} is {other[0]!r} and would be {other[1]!r}; "
                    "build the index from the sources"
                )
        kept = [name for name in batch.schema.names if not name.startswith("_") and name != "value"]
        yield pyarrow.RecordBatch.from_arrays([batch.column(name) for name in kept], names=kept)
