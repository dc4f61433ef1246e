"""Distances and shortest paths: a step of a breadth-first search is a job, and a stage."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F

from .._errors import SizeError
from ._collect import collected

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from ._stages import Stages

# So many authorships on shortest paths fit on the driver.
MOST_ON_PATHS = 5_000_000

# Beyond this, as on one machine, paths are not counted.
_MOST_COUNTED = 2**53


def _same(frame: DataFrame) -> DataFrame:
    return frame


@dataclass
class Search:
    """Layers of authors by their distance from one author."""

    stages: Stages
    authorships: DataFrame
    author: int

    def layer(self, distance: int) -> DataFrame:
        """The authors at a distance."""
        return self.stages.table(f"distances/{self.author}/{distance}", lambda: self._made(distance))

    def size(self, distance: int) -> int:
        return int(self.stages.value(f"distances/{self.author}/{distance}-count", self.layer(distance).count))

    def has(self, distance: int, author: int) -> bool:
        there = f"distances/{self.author}/{distance}-has-{author}"
        return bool(self.stages.value(there, lambda: not self.layer(distance).where(F.col("author") == author).isEmpty()))

    def neighbors(self, authors: DataFrame) -> DataFrame:
        papers = self.authorships.join(authors.select("author"), "author", "left_semi").select("paper").distinct()
        return self.authorships.join(papers, "paper", "left_semi").select("author").distinct()

    def _made(self, distance: int) -> DataFrame:
        if distance == 0:
            return self.stages.spark.createDataFrame([(self.author,)], "author long")
        found = self.neighbors(self.layer(distance - 1))
        # Whoever is nearer is in one of the two layers before.
        for before in range(max(0, distance - 2), distance):
            found = found.join(self.layer(before), "author", "left_anti")
        return found

    def all(self) -> DataFrame:
        """Everyone within reach, with the distance."""
        distance, found = 0, self.layer(0).withColumn("distance", F.lit(0))
        while self.size(distance):
            distance += 1
            found = found.union(self.layer(distance).withColumn("distance", F.lit(distance)))
        return found

    def between(self, other: int) -> Paths | None:
        """The shortest paths to another author."""
        distance = 0
        while not self.has(distance, other):
            if self.size(distance) == 0:
                return None
            distance += 1
        kept = [self.stages.spark.createDataFrame([(other,)], "author long")]
        for nearer in range(distance - 1, -1, -1):
            name = f"distances/{self.author}/{nearer}-to-{other}"
            on_paths = self.neighbors(kept[0]).join(self.layer(nearer), "author", "left_semi")
            kept.insert(0, self.stages.table(name, partial(_same, on_paths)))
        layers = [frame.select("author", F.lit(number).alias("layer")) for number, frame in enumerate(kept)]
        authors = layers[0]
        for layer in layers[1:]:
            authors = authors.union(layer)
        there = self.authorships.join(authors, "author")
        # A paper of one author on the paths connects nobody.
        several = there.groupBy("paper").count().where("count > 1").select("paper")
        there = there.join(several, "paper")
        count = there.count()
        if count > MOST_ON_PATHS:
            raise SizeError(f"shortest paths lead over {count:,} authorships, more than the driver can list")
        return Paths(self.author, other, distance, collected(there).to_pylist())


class Paths:
    """All shortest paths between two authors."""

    def __init__(self, start: int, end: int, distance: int, there: list[dict[str, Any]]) -> None:
        self.distance = distance
        self._papers: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._next: dict[int, set[int]] = defaultdict(set)
        of_paper: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for line in there:
            of_paper[line["paper"]].append((line["layer"], line["author"]))
        for paper, authors in sorted(of_paper.items()):
            for layer, author in authors:
                for next_layer, other in authors:
                    if next_layer == layer + 1:
                        self._next[author].add(other)
                        self._papers[author, other].append(paper)
        self.first = [start]
        while len(self.first) <= distance:
            self.first.append(min(self._next[self.first[-1]]))
        assert self.first[-1] == end, "a shortest path ends at its end"

    def papers(self, one: int, other: int) -> list[int]:
        """The papers of a hop, in the order of reading."""
        return self._papers[one, other]

    def count(self) -> int | None:
        """How many paths there are, as sequences of authors."""
        ways = {self.first[0]: 1}
        for _ in range(self.distance):
            further: dict[int, int] = defaultdict(int)
            for author, count in ways.items():
                for other in self._next[author]:
                    further[other] += count
            ways = dict(further)
        total = sum(ways.values())
        return total if total <= _MOST_COUNTED else None
