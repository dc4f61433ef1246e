#!/usr/bin/env python3
"""The measures of coauth beside those of igraph and networkit: the same network, each library's own way to compute them,
both cores allowed to all.

    cargo build --release --example measures --example corpus
    target/release/examples/corpus dblp 1000000 > corpus.xml
    python3 benches/measures.py corpus.xml

Each measure runs five times in each library, network in memory; the table has the medians. What was found stands
beside the times, so that it can be seen to be the same. The Python environment is that of compare.py.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from compare import ROOT, environment

RUNS = 5
SOURCES = 16

# What one library does: `measures` maps a name to a function that returns what it found.
PEER = """
import statistics, sys, time
import numpy
ties = numpy.fromfile(sys.argv[1], dtype=numpy.uint32).reshape(-1, 3)
a, b, w = (ties[:, column].copy() for column in range(3))
n, runs, sources = map(int, sys.argv[2:5])
%s
for name, measure in measures.items():
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        found = measure()
        times.append(time.perf_counter() - start)
    print(name, statistics.median(times), found, sep="\\t", flush=True)
"""

NETWORKIT = """
import networkit
networkit.setNumberOfThreads(2)
plain = networkit.GraphFromCoo((a, b), n=n)
plain.sortEdges()
weighted = networkit.GraphFromCoo((w.astype(float), (a, b)), n=n, weighted=True)
def components():
    return networkit.components.ParallelConnectedComponents(plain).run().numberOfComponents()
def clustering():
    scores = networkit.centrality.LocalClusteringCoefficient(plain, turbo=True).run().scores()
    return f"{sum(scores) / n:.6f}"
def cores():
    return int(networkit.centrality.CoreDecomposition(plain).run().maxCoreNumber())
def pagerank():
    ranks = networkit.centrality.PageRank(weighted, damp=0.85, tol=1e-10)
    ranks.norm = networkit.centrality.Norm.L1_NORM
    return f"{max(ranks.run().scores()):.3e}"
def betweenness():
    return f"{max(networkit.centrality.EstimateBetweenness(plain, sources, parallel=True).run().scores()):.3e}"
def leiden():
    found = networkit.community.ParallelLeiden(weighted, iterations=10).run().getPartition()
    return f"{networkit.community.Modularity().getQuality(found, weighted):.4f}"
measures = {f.__name__: f for f in (components, clustering, cores, pagerank, betweenness, leiden)}
"""

IGRAPH = """
import igraph, random
igraph.set_random_number_generator(random.Random(1))
graph = igraph.Graph(n=n, edges=numpy.column_stack((a, b)))
graph.es["weight"] = w.astype(float)
def components():
    return len(graph.connected_components())
def clustering():
    return f"{graph.transitivity_avglocal_undirected(mode='zero'):.6f}"
def cores():
    return max(graph.coreness())
def pagerank():
    return f"{max(graph.pagerank(weights='weight')):.3e}"
def betweenness():
    return f"{max(graph.betweenness(directed=False, sources=random.Random(1).sample(range(n), sources))):.3e}"
def leiden():
    found = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=2)
    return f"{graph.modularity(found, weights='weight'):.4f}"
measures = {f.__name__: f for f in (components, clustering, cores, pagerank, betweenness, leiden)}
"""


def rows(command: list) -> dict[str, tuple[float, str]]:
    """Name, seconds and finding in each line of what a process prints."""
    output = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, check=True).stdout
    lines = (line.split("\t") for line in output.splitlines())
    return {name: (float(seconds), found) for name, seconds, found in lines}


def main() -> None:
    corpus = Path(sys.argv[1]).resolve()
    python = environment()
    with tempfile.TemporaryDirectory() as folder:
        ties = Path(folder) / "ties.bin"
        ours = rows([ROOT / "target/release/examples/measures", corpus, ties, RUNS, SOURCES])
        authors = ours["authors"][1]
        peers = {}
        for name, script in {"networkit": NETWORKIT, "igraph": IGRAPH}.items():
            peers[name] = rows([python, "-c", PEER % script, ties, authors, RUNS, SOURCES])
    print(f"{authors} authors, {ours['ties'][1]} ties, median of {RUNS} runs, seconds\n")
    print("| measure | coauth | networkit | igraph | of the faster | found: coauth, networkit, igraph |")
    print("|---|---:|---:|---:|---:|---|")
    for name, (seconds, found) in ours.items():
        if name not in peers["igraph"]:
            continue
        theirs = [peers[peer][name] for peer in ("networkit", "igraph")]
        ratio = seconds / min(time for time, _ in theirs)
        times = " | ".join(f"{time:.2f}" for time, _ in theirs)
        answers = ", ".join([found, *(answer for _, answer in theirs)])
        print(f"| {name} | {seconds:.2f} | {times} | {ratio:.2f} × | {answers} |")
    for name, (seconds, found) in ours.items():
        if name not in peers["igraph"] and seconds > 0:
            print(f"{name}: {seconds:.2f} s, {found}")


if __name__ == "__main__":
    main()
