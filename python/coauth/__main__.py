"""The command line: `coauth`, or `python -m coauth`."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command line with the arguments of this process.

    Returns
    -------
    int
        The exit code: 0 success, 1 nothing found, 2 error.
    """
    # As in the binary, Ctrl-C ends the program at once. Python would only set a flag, which nothing reads before the end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ._native import program

    return program(["coauth", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
