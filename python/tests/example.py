"""An example that type checkers accept: see test_types.py."""

from __future__ import annotations

import coauth


def busiest(path: str) -> list[str]:
    """The authors with the most papers in a bibliography."""
    net: coauth.Network = coauth.read(path, names="evidence", since=2010)
    top: coauth.Report = net.top(by="papers", limit=10)
    names: list[str] = [row.author for row in top]
    way: coauth.PathReport = net.path(names[0], names[1], by="strength", avoid=names[2:])
    papers: list[coauth.Record] = way.papers
    net.draw(around=names[0], depth=2, color_by="community", theme="dark").save("around.pdf")
    net.ties(counting="fractional").to_polars()
    return names if papers else []
