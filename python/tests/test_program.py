"""The command line of the package behaves as the binary."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import command_line, rough_network


def test_exit_codes_are_those_of_the_binary() -> None:
    assert command_line("stats", "-q").returncode == 0
    assert command_line("path", "Ruihai Wu", "Tao Qin", "-q").returncode == 1
    wrong = command_line("top", "--by", "beauty")
    assert wrong.returncode == 2 and "invalid value" in wrong.stderr and "Traceback" not in wrong.stderr
    assert command_line("--version").stdout.startswith("coauth ")
    assert "Usage: coauth" in command_line("--help").stdout


def test_the_script_is_installed() -> None:
    script = shutil.which("coauth", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("the package is not installed as a wheel")
    assert subprocess.run([script, "--version"], capture_output=True, check=True).stdout.startswith(b"coauth ")


def test_a_closed_pipe_is_no_failure() -> None:
    command = [sys.executable, "-m", "coauth", "export", "-f", "authorships"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(20) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_the_program_at_once() -> None:
    # Stdin stays open, so that the program waits for it.
    command = [sys.executable, "-m", "coauth", "stats", "-i", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"reading" in process.stderr.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(5) == -signal.SIGINT
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_interrupt_ends_a_long_query_at_once(tmp_path: Path) -> None:
    rough_network(60_000, 12_000).save(tmp_path / "rough.coauth")
    command = [sys.executable, "-m", "coauth", "top", "--by", "betweenness", "-i", str(tmp_path / "rough.coauth")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        # An index is mapped as soon as the program reads it.
        while "rough.coauth" not in Path(f"/proc/{process.pid}/maps").read_text():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.wait(5) == -signal.SIGINT
        assert process.stdout.read() == b"" and b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk_is_a_failure() -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run([sys.executable, "-m", "coauth", "stats", "-q"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 2 and "cannot write" in ran.stderr
