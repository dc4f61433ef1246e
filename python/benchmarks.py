#!/usr/bin/env python3
"""What the Python package costs beside the library, on a network of any size. Run by hand, with what is installed.

    coauth index corpus.xml -o corpus.coauth      # of `cargo run --release --example corpus -- dblp 1000000`
    python python/benchmarks.py corpus.coauth

Prints a row of Markdown for each: start-up of the program, what a call costs besides the library, paths, ties as Arrow with
the memory that they take, and graphs for networkx beside networkx's own reader of the same network as GraphML. Where two
programs are compared, their time is that on processors.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# What is installed is measured; the sources next to this file have no native half.
sys.path = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]

import coauth  # noqa: E402

# Graphs are compared on the part of a network that networkx reads in a minute or two.
MOST_PAPERS = 100_000


def main(path: str) -> None:
    print("| | |\n|---|---:|")
    start_up()
    call()
    net = coauth.open(path)
    paths(net)
    ties(net)
    graphs(net)


def row(what: str, figure: str) -> None:
    print(f"| {what} | {figure} |", flush=True)


def spent(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What work made, its seconds, and its seconds on processors."""
    start, busy = time.perf_counter(), time.process_time()
    made = work()
    return made, time.perf_counter() - start, time.process_time() - busy


def quantiles(seconds: list[float]) -> str:
    seconds = sorted(seconds)
    best, median, most = (1000 * seconds[int(share * (len(seconds) - 1))] for share in (0, 0.5, 0.99))
    return f"{median:.3f} ms, at best {best:.3f} ms, 99 % within {most:.3f} ms"


def start_up() -> None:
    """Of the program in the package, of Python that imports it, and of Python alone."""
    for what, command in (
        ("`coauth --version` of the package", [sys.executable, "-m", "coauth", "--version"]),
        ("`import coauth`", [sys.executable, "-c", "import coauth"]),
        ("Python alone", [sys.executable, "-c", ""]),
    ):
        row(f"{what}, on a processor", quantiles([of_program(command) for _ in range(20)]))


def of_program(command: list[str]) -> float:
    """The seconds on processors of a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def call() -> None:
    """The library needs some microseconds for a path between two authors who have one paper: the rest is the call."""
    with tempfile.TemporaryDirectory() as folder:
        coauth.from_bylines([["Ann Lee", "Bob Roe"]]).save(f"{folder}/two.coauth")
        net = coauth.open(f"{folder}/two.coauth")
        seconds = [spent(lambda: net.path("Ann Lee", "Bob Roe"))[1] for _ in range(5000)]
    row("a path in an index of two authors", quantiles(seconds))


def paths(net: coauth.Network) -> None:
    """Between authors by chance."""
    ids, chance = net.authors["author_id"], random.Random(1)
    pairs = [(f"id:{chance.choice(ids)}", f"id:{chance.choice(ids)}") for _ in range(200)]
    seconds = [spent(lambda: net.path(one, other))[1] for one, other in pairs]
    row(f"a path between two of {len(ids):,} authors", quantiles(seconds))


def ties(net: coauth.Network) -> None:
    """The first time, with the names of authors, and again."""
    import pyarrow

    for what in ("ties as Arrow", "the same again"):
        before = peak()
        table, seconds, busy = spent(lambda: pyarrow.table(net.ties()))
        row(f"{len(table):,} {what}", f"{seconds:.2f} s, {busy:.2f} s on processors")
        row("their size, and how much the peak of memory rose", f"{table.nbytes >> 20} MB, {(peak() - before) >> 20} MB")
        held = net.ties()
        before = peak()
        shared, seconds, _ = spent(lambda: pyarrow.table(held))
        row("from a table of coauth to one of pyarrow", f"{1000 * seconds:.1f} ms, {(peak() - before) >> 20} MB")
        del table, held, shared


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


def first_papers(net: coauth.Network, count: int) -> coauth.Network:
    """A network of the first papers, by the names of their authors."""
    authorships = net.authorships.to_arrow().combine_chunks()
    names = authorships.column("author").chunk(0).dictionary
    bylines: dict[int, list[str]] = {}
    places = (authorships.column(column).chunk(0).indices.to_numpy() for column in ("paper", "author"))
    for paper, author in zip(*places):
        if paper >= count:
            break
        bylines.setdefault(int(paper), []).append(names[int(author)].as_py())
    return coauth.from_bylines(bylines.values(), names="exact")


def graphs(net: coauth.Network) -> None:
    import networkx

    if len(net.papers) > MOST_PAPERS:
        net = first_papers(net, MOST_PAPERS)
    net.ties()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "network.graphml")
        net.export(file, format="graphml")
        graph, _, own = spent(lambda: net.to_networkx(nodes="author_id"))
        read, _, its = spent(lambda: networkx.read_graphml(file))
    assert len(graph) == len(read) and graph.number_of_edges() == read.number_of_edges()
    size = f"{len(graph):,} authors with {graph.number_of_edges():,} ties"
    row(f"`to_networkx`, {size}", f"{own:.2f} s on processors")
    row("`networkx.read_graphml` of the same", f"{its:.2f} s on processors")


if __name__ == "__main__":
    main(*sys.argv[1:])
