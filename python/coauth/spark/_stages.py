"""Stages: what was computed is in Parquet with a manifest, so that a job that starts again goes on from there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pyspark.sql import functions as F

from .._errors import OutputError, UsageError
from ._waiting import Waiting

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_T = TypeVar("_T")

# The number of a row within its partition, as Spark makes it.
_ROWS = 1 << 33


@dataclass
class Stages:
    """The stages of one network in one folder."""

    spark: SparkSession
    folder: str
    # What the network is made of: stages of anything else are not its own.
    made_of: str
    waiting: Waiting
    _known: dict[str, dict[str, Any]] = field(default_factory=dict)
    _tables: dict[str, DataFrame] = field(default_factory=dict)
    # How long the stages took that were made for the one that is being made.
    _inside: float = 0.0

    def table(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The table of a stage: as it was written before, or made and written now."""
        if name not in self._tables:
            self._tables[name] = self.waiting.during(lambda: self._table(name, make), name)
        return self._tables[name]

    def _table(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        path = f"{self.folder}/{name}/table"
        if self._manifest(name) is None:
            _, seconds = self._timed(lambda: make().write.mode("overwrite").parquet(path))
            self._complete(name, {"seconds": seconds})
        # A job of its own, which finds out what the columns are.
        return self.spark.read.parquet(path)

    def value(self, name: str, make: Callable[[], Any]) -> Any:
        """The value of a stage, of JSON."""
        known = self._manifest(name)
        if known is None:
            value, seconds = self._timed(lambda: self.waiting.during(make, name))
            known = {"value": value, "seconds": seconds}
            self._complete(name, known)
        return known["value"]

    def numbered(self, name: str, make: Callable[[], DataFrame], order: Sequence[Any], number: str) -> DataFrame:
        """The table of a stage whose rows have their places in an order, from 0."""
        row = F.monotonically_increasing_id()
        frame = self.table(name, lambda: make().orderBy(*order).withColumn("_row", row))
        partition = F.shiftright("_row", 33)

        def counts() -> list[list[int]]:
            counted = frame.groupBy(partition.alias("partition")).count().collect()
            return sorted([int(line["partition"]), int(line["count"])] for line in counted)

        firsts, first = [], 0
        for place, count in self.value(f"{name}-places", counts):
            firsts.append((place, first))
            first += count
        places = self.spark.createDataFrame(firsts, "_partition long, _first long")
        joined = frame.join(F.broadcast(places), partition == F.col("_partition"))
        at = F.col("_first") + F.col("_row").bitwiseAND(F.lit(_ROWS - 1))
        return joined.withColumn(number, at).drop("_partition", "_first", "_row")

    def seconds(self) -> dict[str, float]:
        """How long each stage took that is known."""
        return {name: float(known["seconds"]) for name, known in self._known.items()}

    def _timed(self, work: Callable[[], _T]) -> tuple[_T, float]:
        """Does work, and how many seconds it took, without the stages that were made for it."""
        outside, self._inside, start = self._inside, 0.0, time.monotonic()
        try:
            made = work()
            return made, round(time.monotonic() - start - self._inside, 1)
        finally:
            self._inside = outside + time.monotonic() - start

    def _manifest(self, name: str) -> dict[str, Any] | None:
        """What is known of a stage; None if it is not complete."""
        if name not in self._known:
            text = self._disk(name).read()
            if text is None:
                return None
            known: dict[str, Any] = json.loads(text)
            if known.get("made_of") != self.made_of:
                raise UsageError(
                    f"{self.folder} has the stages of another network or version of coauth, or of inputs that have changed since; "
                    "pass another folder as work=, or delete it"
                )
            self._known[name] = known
        return self._known[name]

    def _complete(self, name: str, known: dict[str, Any]) -> None:
        known = {**known, "stage": name, "made_of": self.made_of}
        self._disk(name).write(json.dumps(known))
        self._known[name] = known

    def _disk(self, name: str) -> Manifest:
        return Manifest(self.spark, f"{self.folder}/{name}/manifest.json")


@dataclass
class Manifest:
    """A small text beside a table, on whatever Spark keeps its tables on, read and written by the driver alone."""

    spark: SparkSession
    path: str

    def read(self) -> str | None:
        system, path = self._there()
        if not system.exists(path):
            return None
        stream = system.open(path)
        try:
            return bytes(self._jvm().org.apache.commons.io.IOUtils.toByteArray(stream)).decode()
        finally:
            stream.close()

    def write(self, text: str) -> None:
        """Writes it under another name first, because a driver may be killed at any time."""
        system, path = self._there()
        new = self._jvm().org.apache.hadoop.fs.Path(f"{self.path}.new")
        stream = system.create(new, True)
        stream.write(bytearray(text.encode()))
        stream.close()
        system.delete(path, False)
        if not system.rename(new, path):
            raise OutputError(f"cannot write {self.path}")

    def _there(self) -> tuple[Any, Any]:
        path = self._jvm().org.apache.hadoop.fs.Path(self.path)
        return path.getFileSystem(self.spark.sparkContext._jsc.hadoopConfiguration()), path

    def _jvm(self) -> Any:
        return self.spark.sparkContext._jvm
