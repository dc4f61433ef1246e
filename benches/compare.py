#!/usr/bin/env python3
"""The same job in coauth and in the usual Python pipelines: a raw dblp XML file to its connected components and to the
ranking of all authors by number of co-authors.

    cargo build --release
    cargo run --release --example corpus -- dblp 1000000 > /tmp/corpus.xml
    python3 benches/compare.py /tmp/corpus.xml

Each pipeline runs as a process of its own, all in turn, three times; the table has the medians. The Python environment
is made in target/peers on the first run (lxml, numpy, networkit, igraph, networkx).
"""

import csv
import html.entities
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "target" / "peers"
RUNS = 3

READ = """
import sys
from itertools import combinations
import numpy
from lxml import etree
ids, rows = {}, []
kinds = ("article", "inproceedings", "proceedings", "book", "incollection", "phdthesis", "mastersthesis", "data")
for _, record in etree.iterparse(sys.argv[1], tag=kinds, load_dtd=True, no_network=True, huge_tree=True):
    byline = sorted({ids.setdefault(a.text, len(ids)) for a in record.iterfind("author")})
    rows.extend(combinations(byline, 2))
    record.clear()
    while record.getprevious() is not None:
        del record.getparent()[0]
pairs = numpy.unique(numpy.array(rows, dtype=numpy.uint32).reshape(-1, 2), axis=0) if rows else numpy.empty((0, 2), dtype=numpy.uint32)
del rows
names = list(ids)
"""

PIPELINES = {
    "lxml + networkit": READ + """
import networkit
graph = networkit.GraphFromCoo((pairs[:, 0].copy(), pairs[:, 1].copy()), n=len(names))
components = networkit.components.ConnectedComponents(graph).run()
degrees = sorted(((graph.degree(u), u) for u in graph.iterNodes()), key=lambda d: (-d[0], names[d[1]]))
print(components.numberOfComponents(), len(pairs), degrees[0][0])
""",
    "lxml + igraph": READ + """
import igraph
graph = igraph.Graph(n=len(names), edges=pairs)
components = graph.connected_components()
degrees = sorted(enumerate(graph.degree()), key=lambda d: (-d[1], names[d[0]]))
print(len(components), len(pairs), degrees[0][1])
""",
    "lxml + networkx": READ + """
import networkx
graph = networkx.Graph()
graph.add_nodes_from(range(len(names)))
graph.add_edges_from(pairs.tolist())
components = list(networkx.connected_components(graph))
degrees = sorted(graph.degree, key=lambda d: (-d[1], names[d[0]]))
print(len(components), len(pairs), degrees[0][1])
""",
}


def environment() -> Path:
    python = PEERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        packages = ["lxml", "numpy", "networkit", "igraph", "networkx"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def declare_entities(corpus: Path) -> None:
    """lxml needs the DTD for entities; dblp's own is there beside dblp's own file."""
    dtd = corpus.parent / "dblp.dtd"
    if not dtd.exists():
        latin = {name: code for name, code in html.entities.name2codepoint.items() if 160 <= code <= 255}
        dtd.write_text("".join(f'<!ENTITY {name} "&#{code};">\n' for name, code in sorted(latin.items())))


def measured(command: list) -> tuple[float, float, str]:
    """Wall seconds, peak megabytes and output of a process."""
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed with {process.returncode}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def main() -> None:
    corpus = Path(sys.argv[1]).resolve()
    coauth = ROOT / "target" / "release" / "coauth"
    python = environment()
    declare_entities(corpus)
    jobs = {
        "coauth top": [coauth, "-q", "-i", corpus, "top", "-f", "csv"],
        "coauth top, every author printed": [coauth, "-q", "-i", corpus, "top", "--limit", "0", "-f", "csv"],
        "coauth components": [coauth, "-q", "-i", corpus, "components", "-f", "csv"],
    }
    is_large = corpus.stat().st_size > 2**31 // 10
    for name, script in PIPELINES.items():
        if "networkx" not in name or not is_large:
            jobs[name] = [python, "-c", script, corpus]
    runs = {name: [] for name in jobs}
    answers = {}
    for _ in range(RUNS):
        for name, command in jobs.items():
            seconds, megabytes, output = measured(command)
            runs[name].append((seconds, megabytes))
            answers[name] = output
    best = next(csv.DictReader(answers["coauth top"].splitlines()))
    components = len(answers["coauth components"].splitlines()) - 1
    for name in jobs:
        if name.startswith("lxml"):
            count, _, most = map(int, answers[name].split())
            assert count == components, f"{name} finds {count} components, coauth {components}"
            assert most == int(best["value"]), f"{name} finds a highest degree of {most}, coauth {best['value']}"
    medians = {name: [statistics.median(figure) for figure in zip(*figures)] for name, figures in runs.items()}
    reference = next(iter(PIPELINES))
    print(f"{corpus.name}, {corpus.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores, median of {RUNS} runs\n")
    print(f"| pipeline | seconds | peak MB | {reference} takes | and needs |")
    print("|---|---:|---:|---:|---:|")
    for name, (seconds, megabytes) in medians.items():
        time_ratio, memory_ratio = (theirs / ours for theirs, ours in zip(medians[reference], (seconds, megabytes)))
        ratios = f"{time_ratio:.1f} × the time | {memory_ratio:.1f} × the memory"
        print(f"| {name} | {seconds:.2f} | {megabytes:.0f} | {ratios} |")


if __name__ == "__main__":
    main()
