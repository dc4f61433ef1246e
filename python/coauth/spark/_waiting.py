"""An end to waiting where no executor is left: Spark itself would wait for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from .._errors import Error

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_T = TypeVar("_T")

# How often executors are counted, in seconds.
_OFTEN = 2.0


@dataclass
class Waiting:
    """Ends jobs that have had no executor for so many seconds."""

    spark: SparkSession
    no_executor_timeout: float
    # The watch of each thread that works.
    _watches: threading.local = field(default_factory=threading.local, init=False, repr=False)

    def during(self, work: Callable[[], _T], name: str) -> _T:
        """Does work that runs jobs, and fails where they wait for executors in vain.

        Work within work has the watch of the outermost, and the error names the innermost.
        """
        watch = getattr(self._watches, "watch", None)
        if watch is not None:
            return self._watched(work, name, watch)
        watch = self._watches.watch = _Watch(self.spark, self.no_executor_timeout)
        watch.start()
        try:
            return self._watched(work, name, watch)
        finally:
            self._watches.watch = None
            watch.end()

    def _watched(self, work: Callable[[], _T], name: str, watch: _Watch) -> _T:
        try:
            return work()
        except Exception as error:
            if watch.has_given_up and not isinstance(error, Error):
                raise Error(
                    f"Spark has had no executor for {self.no_executor_timeout:g} seconds, in the stage {name}; start "
                    "workers and run the job again: it goes on after the last complete stage"
                ) from error
            raise


class _Watch(threading.Thread):
    def __init__(self, spark: SparkSession, timeout: float) -> None:
        super().__init__(name="coauth-executors", daemon=True)
        self._spark, self._timeout = spark, timeout
        self._is_over = threading.Event()
        self.has_given_up = False

    def run(self) -> None:
        context = self._spark.sparkContext
        if (context.master or "").startswith("local"):
            # The driver is the executor.
            return
        last = time.monotonic()
        while not self._is_over.wait(min(_OFTEN, self._timeout / 4)):
            # The driver is among those that keep blocks.
            if context._jsc.sc().getExecutorMemoryStatus().size() > 1:
                last = time.monotonic()
            elif time.monotonic() - last > self._timeout:
                # Work may begin another job before it hears that this one was canceled.
                self.has_given_up = True
                context.cancelAllJobs()

    def end(self) -> None:
        self._is_over.set()
