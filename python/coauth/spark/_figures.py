"""The figures of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from . import _arrow
from ._collect import collected

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# So many sizes of papers are added up on the driver, 4 bytes each.
MOST_PAPERS = 500_000_000


def of_papers(papers: DataFrame, most: int = MOST_PAPERS) -> dict[str, Any]:
    """Figures of papers: how many, by how many authors, from when to when."""
    sizes = sorted((line["size"], line["count"]) for line in papers.groupBy(F.size("byline").alias("size")).count().collect())
    count = sum(times for _, times in sizes)
    authorships = sum(size * times for size, times in sizes)
    year = F.shiftright("date", 16)
    years = papers.where(F.col("date") > -(2**31)).agg(F.min(year), F.max(year)).head()
    # The sum depends on the order in its last digits, so it is made in the order of one machine.
    ordered = papers.select("paper", F.size("byline").alias("size")).orderBy("paper").select("size")
    shares = _arrow.numbers(collected(ordered).column("size"), pyarrow.int32()) if count <= most else b""
    return {
        "papers": count,
        "authorships": authorships,
        "single_author_papers": dict(sizes).get(1, 0),
        "authors_per_paper": {"mean": authorships / count, "median": _median(sizes, count), "max": sizes[-1][0]},
        "collaboration_coefficient": _native.spark_collaboration(shares),
        "years": None if years is None or years[0] is None else {"first": years[0], "last": years[1]},
    }


def _median(sizes: list[tuple[int, int]], count: int) -> float:
    def at(place: int) -> int:
        for size, times in sizes:
            if place < times:
                return size
            place -= times
        raise IndexError(place)

    middle = count // 2
    return float(at(middle)) if count % 2 else (at(middle - 1) + at(middle)) / 2
