#!/usr/bin/env python3
"""Peak memory and time of `coauth index`, in bounded memory and without a limit, on generated papers through a pipe.

    cargo build --release --bin coauth --example corpus
    python3 benches/memory.py FOLDER FORMAT PAPERS [LIMIT…]

FOLDER takes the indexes and the temporary files; FORMAT is one of the generator (dblp, openalex, …); LIMIT is a size for
`--memory`, or `none`. Prints a row of Markdown for each limit, and fails if a limit was exceeded or the bytes differ.
"""

import hashlib
import os
import subprocess
import sys
import time

BUILD = os.environ.get("BUILD", "target/release")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bytes_of(limit):
    return int(float(limit[:-1]) * {"M": 1 << 20, "G": 1 << 30}[limit[-1]])


def build(folder, form, papers, limit):
    """Runs the generator and the program; returns seconds, processor seconds and peak bytes of the latter."""
    index = os.path.join(folder, "papers.coauth")
    generator = subprocess.Popen([f"{BUILD}/examples/corpus", form, papers], stdout=subprocess.PIPE)
    memory = [] if limit == "none" else ["--memory", limit]
    begin = time.monotonic()
    command = [f"{BUILD}/coauth", "-q", "index", "--from", form, *memory, "-o", index, "-"]
    program = subprocess.Popen(command, stdin=generator.stdout)
    generator.stdout.close()
    _, status, used = os.wait4(program.pid, 0)
    if status != 0:
        sys.exit(f"--memory {limit}: no index")
    if generator.wait() != 0:
        sys.exit("the generator failed")
    return time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss << 10, index


def main(folder, form, papers, *limits):
    seen = None
    print("| papers | limit | seconds | processor seconds | microseconds a paper | peak MB | MB of index |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for limit in limits or ("none",):
        seconds, processor, peak, index = build(folder, form, papers, limit)
        size = os.path.getsize(index)
        each = 1e6 * processor / int(papers)
        print(f"| {papers} | {limit} | {seconds:.0f} | {processor:.0f} | {each:.1f} | {peak >> 20} | {size >> 20} |", flush=True)
        if limit != "none" and peak > bytes_of(limit):
            sys.exit(f"--memory {limit} was exceeded")
        found = digest(index)
        seen = seen or found
        if found != seen:
            sys.exit("the bytes differ")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
