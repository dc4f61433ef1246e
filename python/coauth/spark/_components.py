"""Connected components: randomized contraction in the executors, and union-find on the driver once little is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from . import _arrow
from ._collect import collected, frame_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame

    from ._stages import Stages

# With fewer edges the driver is faster.
FEW = 1_000_000

# Each round leaves at most two thirds of the nodes, on average: a graph of all people ever would take 60.
_MOST_ROUNDS = 200


def connected(stages: Stages, name: str, edges: Callable[[], DataFrame]) -> DataFrame:
    """The nodes of some edges `a`, `b` with labels, the same for the nodes of a component and one of them.

    In each round, every node is merged with the one of its neighbors, or itself, that comes first in a random order of
    that round (Bögeholz, Brand & Todor 2020). What each node became is kept, and looked up from the last round to the first.
    """

    left = stages.table(f"{name}/edges-0", lambda: _distinct(edges()))
    rounds = []
    for number in range(1, _MOST_ROUNDS):
        if stages.value(f"{name}/count-{number - 1}", left.count) <= FEW:
            break
        became = stages.table(f"{name}/round-{number}", partial(_first_neighbors, left, number))
        rounds.append(became)
        left = stages.table(f"{name}/edges-{number}", partial(_merged, left, became))
    labels = stages.table(f"{name}/last", lambda: _by_union_find(stages, left))
    return stages.table(f"{name}/labels", lambda: _looked_up(labels, rounds))


def _distinct(edges: DataFrame) -> DataFrame:
    ends = F.least("a", "b").alias("a"), F.greatest("a", "b").alias("b")
    return edges.where("a != b").select(*ends).distinct()


def _first_neighbors(edges: DataFrame, seed: int) -> DataFrame:
    """What each node is merged with."""
    both = edges.union(edges.select("b", "a")).toDF("node", "other")
    rank = F.struct(F.xxhash64(F.lit(seed), F.col("other")), F.col("other").alias("label"))
    own = F.struct(F.xxhash64(F.lit(seed), F.col("node")), F.col("node").alias("label"))
    first = both.groupBy("node").agg(F.min(rank).alias("first"))
    return first.select("node", F.least("first", own)["label"].alias("label"))


def _merged(edges: DataFrame, became: DataFrame) -> DataFrame:
    one, other = became.toDF("a", "one"), became.toDF("b", "other")
    return _distinct(edges.join(one, "a").join(other, "b").select(F.col("one").alias("a"), F.col("other").alias("b")))


def _by_union_find(stages: Stages, edges: DataFrame) -> DataFrame:
    left = collected(edges)
    ends = (_arrow.numbers(left.column(end), pyarrow.int64()) for end in ("a", "b"))
    found = _arrow.table(_native.spark_components(*ends))
    return frame_of(stages.spark, found, "node long, label long")


def _looked_up(labels: DataFrame, rounds: list[DataFrame]) -> DataFrame:
    for became in reversed(rounds):
        last = labels.toDF("label", "last")
        found = became.join(last, "label", "left")
        labels = found.select("node", F.coalesce("last", "label").alias("label"))
    return labels
