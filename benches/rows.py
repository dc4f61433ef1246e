#!/usr/bin/env python3
"""Whole commands on a bibliography like dblp's of 2016: time, CPU and memory, next to an older build.

    cargo build --release
    python3 benches/rows.py FOLDER [--before OLDER_BUILD] [--only WORD] [--runs 5]

The corpora are made in FOLDER on the first run (6 GB): the bibliography as XML, as one .bib, as 5,575 .bib files and as the
same folder next to as many .yaml files, and a million papers of the plain model. Each build makes an index of its own. The
builds take turns; the table has medians. `CPU` is user and system time of all threads, `first thread` the part of it that
the first thread took, which merges what the others read.
"""

import argparse
import csv
import io
import os
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Row:
    """A command, in words and as arguments; `INDEX` is the index of the build that runs it."""

    what: str
    arguments: list


@dataclass
class Figures:
    seconds: float
    cpu: float
    first_thread: float
    megabytes: float


def rows(folder: Path, people: dict) -> list[Row]:
    xml, bib = folder / "dblp.xml", folder / "dblp.bib"
    a, b = people["ends"]
    on_index = {
        "path": ["path", a, b],
        "top": ["top"],
        "author": ["author", people["author"]],
        "misspelt name": ["author", people["misspelt"]],
        "ORCID": ["author", "orcid:0000-0002-1825-0097"],
        "ties": ["ties"],
        "distances": ["distances"],
        "first 20 components": ["components"],
        "stats --since 2010": ["stats", "--since", "2010"],
        "timeline": ["timeline"],
        "communities": ["communities"],
        "names --suspects": ["names", "--suspects"],
    }
    read = [
        Row("a million papers as XML, top", ["-i", folder / "million.xml", "top"]),
        Row("dblp as XML, top", ["-i", xml, "top"]),
        Row("dblp as XML, components", ["-i", xml, "components"]),
        Row("dblp as BibTeX, top", ["-i", bib, "top"]),
        Row("dblp as 5,575 .bib files, top", ["-i", folder / "bibs", "top"]),
        Row("the same beside 5,564 files of no format, top", ["-i", folder / "mixed", "top"]),
        Row("dblp as XML, --names evidence, top", ["-i", xml, "--names", "evidence", "top"]),
        Row("index of the XML", ["index", xml, "-o", "INDEX"]),
    ]
    return read + [Row(f"index: {what}", ["-i", "INDEX", *words]) for what, words in on_index.items()]


def make_corpora(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    run = ["cargo", "run", "--quiet", "--release", "--example", "corpus", "--"]
    like = [*run, "--like", "dblp-2016"]
    files = {"dblp.xml": [*like, "xml"], "dblp.bib": [*like, "bib"], "million.xml": [*run, "dblp", "1000000"]}
    for name, command in files.items():
        if not (folder / name).exists():
            with open(folder / f"{name}.part", "wb") as part:
                subprocess.run(command, cwd=ROOT, stdout=part, check=True)
            (folder / f"{name}.part").rename(folder / name)
    for name, forms in {"bibs": ["bib-folder"], "mixed": ["bib-folder", "yaml-folder"]}.items():
        if not (folder / name).exists():
            (folder / f"{name}.part").mkdir(exist_ok=True)
            for form in forms:
                subprocess.run([*like, form, folder / f"{name}.part"], cwd=ROOT, check=True)
            (folder / f"{name}.part").rename(folder / name)


def people_of(coauth: Path, index: Path) -> dict:
    """Whom to ask about: the two people with most co-authors, and the first of them with a slip of a letter."""
    command = [coauth, "-q", "-i", index, "top", "--limit", "60", "-f", "csv"]
    names = [row["author"] for row in csv.DictReader(io.StringIO(subprocess.run(command, capture_output=True, text=True, check=True).stdout))]
    first = names[0]
    return {"ends": (names[0], names[-1]), "author": names[1], "misspelt": first[:-2] + first[-1] + first[-2]}


def watch_first_thread(process: subprocess.Popen, seconds: list) -> None:
    while process.poll() is None:
        try:
            fields = Path(f"/proc/{process.pid}/task/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            return
        if fields[0] != "Z":
            seconds[0] = (int(fields[11]) + int(fields[12])) / TICK
        time.sleep(0.01)


def measured(command: list) -> Figures:
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    first_thread = [0.0]
    watcher = threading.Thread(target=watch_first_thread, args=(process, first_thread))
    is_watched = process.args[2] != "-i" or not process.args[3].endswith(".coauth")
    if is_watched:
        watcher.start()
    words = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if is_watched:
        watcher.join()
    # A person who is not found is an answer.
    if process.returncode not in (0, 1):
        raise SystemExit(f"{process.args} failed with {process.returncode}: {words}")
    return Figures(seconds, usage.ru_utime + usage.ru_stime, first_thread[0], usage.ru_maxrss / 1024)


def medians(figures: list[Figures]) -> Figures:
    return Figures(*(statistics.median(getattr(run, field) for run in figures) for field in Figures.__annotations__))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--before", type=Path, help="an older build to compare with")
    parser.add_argument("--only", default="", help="only rows with this in their name")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    make_corpora(options.folder)
    builds = {"now": ROOT / "target" / "release" / "coauth"}
    if options.before:
        builds["before"] = options.before
    indexes = {}
    for name, build in builds.items():
        indexes[name] = options.folder / f"{name}.coauth"
        subprocess.run([build, "-q", "index", options.folder / "dblp.xml", "-o", indexes[name]], check=True)
    people = people_of(builds["now"], indexes["now"])
    print(f"{os.cpu_count()} cores, medians of {options.runs} runs; the index has {indexes['now'].stat().st_size / 1e6:.0f} MB\n")
    print("| what | seconds | CPU | first thread | peak MB |" + (" time, now / before | CPU | peak |" if options.before else ""))
    print("|---|---:|---:|---:|---:|" + ("---:|---:|---:|" if options.before else ""))
    for row in rows(options.folder, people):
        if options.only not in row.what:
            continue
        runs = {name: [] for name in builds}
        for _ in range(options.runs):
            for name, build in builds.items():
                arguments = [indexes[name] if word == "INDEX" else word for word in row.arguments]
                runs[name].append(measured([build, "-q", *arguments]))
        now = medians(runs["now"])
        share = f"{now.first_thread / now.cpu:.0%}" if now.first_thread and now.cpu else ""
        line = f"| {row.what} | {now.seconds:.3f} | {now.cpu:.2f} | {share} | {now.megabytes:.0f} |"
        if options.before:
            before = medians(runs["before"])
            pairs = [(now.seconds, before.seconds), (now.cpu, before.cpu), (now.megabytes, before.megabytes)]
            line += "".join(f" {ours / theirs if theirs else 1:.2f} |" for ours, theirs in pairs)
        print(line, flush=True)


if __name__ == "__main__":
    main()
