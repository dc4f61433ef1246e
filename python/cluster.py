"""The honest test of `coauth.spark`: a cluster of Spark on this machine, whose workers are killed while it computes.

A master and two workers of one core each. The answers must be those of one machine, byte for byte: without kills, each time a
worker and its executor are killed in the middle of degrees or components, and after the driver is killed and started again. With
both workers killed there must be an error after a while.

Usage: python cluster.py [--authorships N] [--kills N] [--timeout SECONDS] [--long] [--only-cost | --small]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# What is installed is tested; the sources next to this file have no native half.
sys.path = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]

# What a worker is killed in the middle of: stages of which the first has begun and the last is not complete.
MOMENTS = [("pairs", "degrees"), ("components/edges-0", "components/labels")]
# The stages from the first of these on.
AFTER = "pairs long-authorships degrees components known ranked ranked-places papers-of-components stats".split()


def works(path: Path, authorships: int, with_long: bool) -> None:
    """Invented works with about so many authorships, in four parts: as many authors a paper as in dblp, some of them busy."""
    path.mkdir(parents=True)
    random_, made, number = random.Random(1), 0, 0
    people = max(100, authorships // 4)
    parts = [open(path / f"part-{part}.jsonl", "w") for part in range(4)]
    lengths = [15_025, *[2_900] * 200] if with_long else [300, 100]

    def write(length: int, among: int) -> None:
        nonlocal made, number
        byline = {min(int(random_.paretovariate(0.3)), 10**9) % among if length < 9 else random_.randrange(among) for _ in range(length)}
        authors = [
            {"author": {"id": f"https://openalex.org/A{author}", "display_name": f"Given{author % 97} Family{author}"}}
            for author in sorted(byline)
        ]
        work = {"id": f"https://openalex.org/W{number}", "title": f"Work {number}", "publication_year": 1950 + number % 75}
        parts[min(3, 4 * made // authorships)].write(json.dumps({**work, "authorships": authors}) + "\n")
        made, number = made + len(authors), number + 1

    while made < authorships:
        write(min(1 + int(random_.expovariate(0.36)), 60), people)
    for length in lengths:
        write(length, max(people, 30_000))
    for part in parts:
        part.close()


# Little data has so many authorships.
FEW = 200_000

# For little data: plans that are made for a second are interpreted, and not compiled by Spark and twice by Java.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SMALL = {
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}


def drive(master: str, path: str, work: str, out: str, timeout: float, memory: str, size: str) -> None:
    """The driver: computes everything and writes what it found."""
    from coauth.spark import Network
    from pyspark.sql import SparkSession

    # The executors' Python is this one, which has coauth.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": memory,
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.warehouse.dir": work + "-warehouse",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        **(SMALL if size == "small" else {}),
    }
    spark = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    net = Network.from_openalex(spark, path, work=work, no_executor_timeout=timeout)
    authors = [list(row) for row in net.authors().collect()]
    stats = net.stats().to_dict()
    told = {"authors": _sum(authors), "stats": {name: stats[name] for name in COMPARED}, "seconds": net.seconds()}
    Path(out).write_text(json.dumps(told))
    spark.stop()


COMPARED = ("papers", "authors", "authorships", "ties", "components", "isolated_authors", "largest_component", "coauthors_per_author")


def _sum(rows: list[list[Any]]) -> str:
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def expected(path: Path) -> dict[str, Any]:
    """What one machine answers."""
    import coauth

    net = coauth.read(path)
    table = net.authors
    rows = [list(row) for row in zip(*(table[name] for name in table.columns))]
    stats = net.stats().to_dict()
    return {"authors": _sum(rows), "stats": {name: stats[name] for name in COMPARED}}


class Cluster:
    """A master and two workers."""

    def __init__(self, folder: Path, memory: str) -> None:
        import pyspark

        self.home, self.folder, self.memory = Path(pyspark.__file__).parent, folder, memory
        self.port = 20_000 + os.getpid() % 20_000
        self.master = f"spark://127.0.0.1:{self.port}"
        self._master = self._start("master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        self._listens()
        self.workers = [self._worker(), self._worker()]

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
        environment["SPARK_DAEMON_JAVA_OPTS"] = QUICK
        command = [str(self.home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}.{kind.title()}", *arguments]
        with open(self.folder / f"{kind}.log", "ab") as log:
            # A session of its own, so that a worker is killed with its executor.
            return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)

    def _listens(self) -> None:
        """Waits for the master: who comes too early comes again after 20 seconds only."""
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                assert self._master.poll() is None, (self.folder / "master.log").read_text()[-3000:]
                time.sleep(0.1)

    def _worker(self) -> subprocess.Popen[bytes]:
        folder = self.folder / "workers"
        return self._start("worker", "--cores", "1", "--memory", self.memory, "--host", "127.0.0.1", "--work-dir", str(folder), self.master)

    def kill(self, number: int) -> None:
        """Kills a worker and its executor."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)
        self.workers[number].wait()

    def replace(self, number: int) -> None:
        self.workers[number] = self._worker()

    def stop(self) -> None:
        for process in (*self.workers, self._master):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


class Test:
    """The runs of a driver on a cluster."""

    def __init__(self, folder: Path, cluster: Cluster, path: Path, timeout: float, size: str) -> None:
        self.folder, self.cluster, self.path, self.timeout, self.size = folder, cluster, path, timeout, size
        self._runs = 0
        self.drivers: list[subprocess.Popen[bytes]] = []

    def start(self, work: Path) -> subprocess.Popen[bytes]:
        self._runs += 1
        self.out, self.log = self.folder / f"out-{self._runs}.json", self.folder / f"driver-{self._runs}.log"
        command = [sys.executable, __file__, "drive", self.cluster.master, str(self.path), str(work), str(self.out)]
        with open(self.log, "wb") as log:
            command += [str(self.timeout), self.cluster.memory, self.size]
            self.drivers.append(subprocess.Popen(command, stdout=log, stderr=log))
        return self.drivers[-1]

    def finished(self, driver: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert driver.wait(timeout=7200) == 0, self.log.read_text()[-3000:]
        told: dict[str, Any] = json.loads(self.out.read_text())
        return told


def until(condition: Callable[[], bool], driver: subprocess.Popen[bytes], log: Path) -> None:
    """Waits for a moment of a run."""
    while not condition():
        assert driver.poll() is None, f"the driver ended too early:\n{log.read_text()[-3000:]}"
        time.sleep(0.05)


def is_within(work: Path, begun: str, complete: str) -> bool:
    """Has a stage begun, and is the other one not complete?"""
    return (work / begun / "table").exists() and not (work / complete / "manifest.json").exists()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--authorships", type=int, default=100_000)
    arguments.add_argument("--kills", type=int, default=1)
    arguments.add_argument("--timeout", type=float, default=60)
    arguments.add_argument("--memory", default="1g")
    arguments.add_argument("--long", action="store_true", help="a byline of 15,025 authors and 200 of 2,900")
    arguments.add_argument("--only-cost", action="store_true", help="one run, and what each stage cost")
    arguments.add_argument("--small", action="store_true", help="one run, in which a worker and the driver are killed, and one given up")
    options = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="coauth-spark-"))
    path = folder / "works"
    works(path, options.authorships, options.long)
    signal.signal(signal.SIGTERM, ended)
    test, cluster = None, Cluster(folder, options.memory)
    try:
        test = Test(folder, cluster, path, options.timeout, "small" if options.authorships <= FEW else "large")
        single = expected(path)
        if options.small:
            both_killed(test, single)
        else:
            undisturbed(test, single)
        if not options.small and not options.only_cost:
            killed(test, options.kills, single)
            resumed(test, single)
        if not options.only_cost:
            given_up(test)
    except AssertionError:
        print(f"logs and stages are in {folder}", flush=True)
        raise
    finally:
        cluster.stop()
        for driver in test.drivers if test else []:
            driver.kill()
    shutil.rmtree(folder)


def ended(*_: object) -> None:
    """Ends the cluster, too. `timeout` sends its signal twice, of which the second would end the end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


def undisturbed(test: Test, single: dict[str, Any]) -> None:
    """Without kills, and what each stage cost."""
    start = time.monotonic()
    told = test.finished(test.start(test.folder / "work"))
    print(f"without kills: {time.monotonic() - start:.0f} s; stages: {told.pop('seconds')}", flush=True)
    assert told == single, f"{told} is not {single}"
    print(f"the answers are those of one machine: {told['stats']}", flush=True)


def killed(test: Test, kills: int, single: dict[str, Any]) -> None:
    """A worker and its executor are killed in the middle of a run, again and again."""
    for number in range(kills):
        begun, complete = MOMENTS[number % len(MOMENTS)]
        work = test.folder / f"killed-{number}"
        # What was complete before such moments is taken from the run without kills.
        shutil.copytree(test.folder / "work", work, ignore=lambda folder, _: AFTER if folder == str(test.folder / "work") else [])
        driver = test.start(work)
        until(lambda: is_within(work, begun, complete), driver, test.log)
        test.cluster.kill(number % 2)
        was_within = not (work / complete / "manifest.json").exists()
        time.sleep(2)
        test.cluster.replace(number % 2)
        told = test.finished(driver)
        told.pop("seconds")
        assert told == single, f"after a kill: {told} is not {single}"
        assert was_within, f"the kill came after {complete}"
        print(f"kill {number + 1} of {kills}, between {begun} and {complete}: the same answers", flush=True)
        shutil.rmtree(work)


def goes_on(test: Test, work: Path, driver: subprocess.Popen[bytes], stage: str, single: dict[str, Any]) -> dict[str, Any]:
    """Kills the driver when a stage is complete: the next one takes the stage as it is, and has the same answers."""
    driver.kill()
    driver.wait()
    manifest = work / stage / "manifest.json"
    before = manifest.stat().st_mtime_ns
    told = test.finished(test.start(work))
    told.pop("seconds")
    assert told == single, f"after kills: {told} is not {single}"
    assert manifest.stat().st_mtime_ns == before, f"the stage {stage} was complete, and was computed again"
    return told


def resumed(test: Test, single: dict[str, Any]) -> None:
    """The driver is killed, and the next one goes on."""
    work = test.folder / "resumed"
    driver = test.start(work)
    until(lambda: (work / "papers" / "manifest.json").exists(), driver, test.log)
    goes_on(test, work, driver, "papers", single)
    print("the driver was killed: the next one went on, with the same answers", flush=True)


def both_killed(test: Test, single: dict[str, Any]) -> None:
    """A worker is killed in the middle of degrees and the driver in that of components: the next driver goes on."""
    work = test.folder / "both"
    driver = test.start(work)
    until(lambda: is_within(work, *MOMENTS[0]), driver, test.log)
    test.cluster.kill(0)
    test.cluster.replace(0)
    until(lambda: is_within(work, *MOMENTS[1]), driver, test.log)
    told = goes_on(test, work, driver, "degrees", single)
    print(f"a worker and the driver were killed: the answers are those of one machine: {told['stats']}", flush=True)


def given_up(test: Test) -> None:
    """Both workers are killed: an error, not silence."""
    work = test.folder / "given-up"
    driver = test.start(work)
    until(lambda: (work / "spellings" / "table").exists(), driver, test.log)
    test.cluster.kill(0)
    test.cluster.kill(1)
    start = time.monotonic()
    code = driver.wait(timeout=test.timeout + 120)
    said = test.log.read_text()
    assert code != 0 and "no executor" in said, f"exit code {code}: {said[-3000:]}"
    print(f"both workers were killed: an error after {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["drive"]:
        master, path, work, out, timeout, memory, size = sys.argv[2:]
        drive(master, path, work, out, float(timeout), memory, size)
    else:
        main()
