"""Threads, interrupts, memory and processes."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import coauth
import pytest
from conftest import rough_network

HERE = Path(__file__).parent


def resident() -> int:
    """The memory of this process, in bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def test_two_queries_run_at_once_on_one_network() -> None:
    net = rough_network(1500, 400)
    expected = net.top(by="betweenness", limit=5).to_dict(), net.stats().to_dict()
    found: list[object] = []

    def work(query: str) -> None:
        for _ in range(3):
            options = {"by": "betweenness", "limit": 5} if query == "top" else {}
            found.append(net.query(query, **options).to_dict())

    threads = [threading.Thread(target=work, args=(query,)) for query in ("top", "stats", "top", "stats")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12 and all(answer in expected for answer in found)


def test_other_threads_run_during_a_query() -> None:
    net = rough_network(6000, 1500)
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    started = time.monotonic()
    net.top(by="betweenness", limit=1)
    lasted = time.monotonic() - started
    done.set()
    thread.join()
    assert ticks > 20 * lasted, f"{ticks} ticks in {lasted:.2f} s"


INTERRUPTED = f"""
import sys, time
sys.path.insert(0, {str(HERE)!r})
from conftest import rough_network
net = rough_network(120_000, 12_000)
print("ready", flush=True)
try:
    net.top(by="betweenness")
except KeyboardInterrupt:
    print("interrupted", net.path(net.authors[0].author, net.authors[1].author).distance is not None, flush=True)
started = time.process_time()
time.sleep(0.5)
print("busy" if time.process_time() - started > 0.25 else "idle", flush=True)
"""


def test_an_interrupt_ends_a_long_query_and_the_network_still_answers() -> None:
    with subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        assert process.stdout.readline() == "interrupted True\n"
        assert time.monotonic() - started < 5
        assert process.stdout.readline() == "idle\n", "what was interrupted has ended"
        assert process.wait(10) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_thousand_calls_leave_nothing_behind(net: coauth.Network) -> None:
    def calls(count: int) -> None:
        for _ in range(count):
            net.path("Ruihai Wu", "Jiajun Wu")
            net.top(limit=50).to_dict()
            net.ties().to_arrow()
            try:
                net.author("Nemo Nusquam")
            except coauth.AuthorError:
                pass

    calls(300)
    gc.collect()
    before = resident()
    calls(1000)
    gc.collect()
    grown = resident() - before
    assert grown < 4 << 20, f"{grown >> 10} KB more"


def _child(net: coauth.Network) -> None:
    try:
        net.path("Ruihai Wu", "Jiajun Wu")
    except RuntimeError as error:
        sys.exit(0 if "spawn" in str(error) else 3)
    sys.exit(4)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_is_refused_and_does_not_hang(net: coauth.Network) -> None:
    net.stats()
    process = multiprocessing.get_context("fork").Process(target=_child, args=(net,))
    process.start()
    process.join(20)
    assert process.exitcode == 0
