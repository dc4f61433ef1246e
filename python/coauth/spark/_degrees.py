"""Ties and degrees: pairs of short bylines, and long bylines by signature, whose pairs would be too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from .._errors import SizeError
from . import _arrow
from ._collect import collected

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from ._stages import Stages

# A byline of more authors is long.
SHORT = 64

# So many authorships of long bylines are sent to every executor: 8 bytes each, and as much again for what is made of them.
MOST_LONG = 100_000_000

_PAIRS = pyarrow.schema([("paper", pyarrow.int64()), ("a", pyarrow.int64()), ("b", pyarrow.int64())])


def pairs(papers: DataFrame) -> DataFrame:
    """The pairs of authors of each paper, the smaller number first."""
    several = papers.where(F.size("byline") > 1).select("paper", "byline")
    return several.mapInArrow(_paired, "paper long, a long, b long")


def _paired(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    for batch in batches:
        papers, bylines = batch.column("paper"), batch.column("byline")
        # Few rows at a time, and a long byline by itself, as far as its pairs fit.
        start, steps = 0, 0
        lengths = bylines.value_lengths().to_pylist()
        for place, length in enumerate([*lengths, SHORT + 1]):
            steps += length * length // 2
            if length <= SHORT and steps < _arrow.PAIRS:
                continue
            if place > start:
                yield from _of_rows(papers.slice(start, place - start), bylines.slice(start, place - start), None)
            start, steps = place, 0
            if length > SHORT and place < len(lengths):
                step = max(1, _arrow.PAIRS // length)
                for first in range(0, length, step):
                    yield from _of_rows(papers.slice(place, 1), bylines.slice(place, 1), (first, first + step))
                start = place + 1


def _of_rows(papers: pyarrow.Array, bylines: pyarrow.Array, some: Any) -> Iterator[pyarrow.RecordBatch]:
    offsets, authors = _lists(bylines)
    found = _arrow.table(_native.spark_pairs(offsets, authors, some))
    row = found.column("row")
    yield from _arrow.batches(found.append_column("paper", papers.take(_arrow.whole(row))), _PAIRS, _arrow.PAIRS)


def _lists(lists: pyarrow.Array) -> tuple[bytes, bytes]:
    """Lists of numbers as the native half takes them: where each ends, and all numbers."""
    lists = _arrow.whole(lists)
    ends = lists.offsets.to_numpy()
    return (ends - ends[:1]).tobytes(), _arrow.numbers(lists.flatten(), pyarrow.int64())


def degrees(stages: Stages, papers: DataFrame) -> DataFrame:
    """How many co-authors every author has who has one."""
    short = papers.where(F.size("byline") <= SHORT)
    distinct = stages.table("pairs", lambda: pairs(short).select("a", "b").distinct())
    both = distinct.union(distinct.select("b", "a")).toDF("author", "other")
    long = papers.where(F.size("byline") > SHORT)
    authorships = stages.value("long-authorships", lambda: long.agg(F.sum(F.size("byline"))).collect()[0][0] or 0)
    if authorships > MOST_LONG:
        raise SizeError(
            f"bylines of more than {SHORT} authors have {authorships:,} authorships, more than the {MOST_LONG:,} that fit "
            "into every executor; drop the largest papers with max_authors="
        )

    def make() -> DataFrame:
        if authorships == 0:
            return both.groupBy("author").agg(F.count("*").cast("int").alias("coauthors"))
        of_long = long.select(F.explode("byline").alias("author")).distinct()
        few = both.join(of_long, "author", "left_anti").groupBy("author").agg(F.count("*").cast("int").alias("coauthors"))
        others = both.join(of_long, "author", "left_semi").groupBy("author").agg(F.collect_list("other").alias("others"))
        rows = of_long.join(others, "author", "left").select("author", F.coalesce("others", F.array().cast("array<long>")).alias("others"))
        context = stages.spark.sparkContext
        bylines = context.broadcast(_lists(collected(long.select("byline").orderBy("paper")).column("byline")))
        many = rows.mapInArrow(_by_signature(bylines), "author long, coauthors int")
        return few.unionByName(many)

    return stages.table("degrees", make)


def _by_signature(bylines: Any) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def count(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        long = None
        for batch in batches:
            if long is None:
                long = _native.SparkLongBylines(*bylines.value)
            authors = batch.column("author")
            found = _arrow.table(long.degrees(_arrow.numbers(authors, pyarrow.int64()), *_lists(batch.column("others"))))
            coauthors = _arrow.whole(found.column("coauthors")).cast(pyarrow.int32())
            yield pyarrow.RecordBatch.from_arrays([authors, coauthors], names=["author", "coauthors"])

    return count


def strengths(papers: DataFrame, counting: str) -> DataFrame:
    """Every tie with its papers and its strength, which is added up in the order of the papers as on one machine."""
    each = pairs(papers)
    counted = each.groupBy("a", "b").agg(F.count("*").alias("papers"))
    if counting == "full":
        return counted.withColumn("strength", F.col("papers").cast("double"))
    size = F.size("byline").cast("double")
    share = 1 / (size - 1) if counting == "fractional" else 2 / (size * (size - 1))
    of_paper = papers.where(F.size("byline") > 1).select("paper", share.alias("share"))
    shares = each.join(of_paper, "paper").groupBy("a", "b")
    found = shares.agg(F.count("*").alias("papers"), F.array_sort(F.collect_list(F.struct("paper", "share"))).alias("all"))
    added = F.aggregate("all", F.lit(0.0), lambda sum, one: sum + one["share"])
    return found.select("a", "b", "papers", added.alias("strength"))
