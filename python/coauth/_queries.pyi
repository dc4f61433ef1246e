"""Written by stubs.py from the library's tables; do not edit."""

from collections.abc import Sequence
from typing import Any, Literal

from ._native import Network
from ._reports import PathReport, Report

QUERIES: list[dict[str, Any]]
SHARED: list[dict[str, Any]]

class Queries:
    _network: Network
    def query(self, name: str, /, **options: Any) -> Report: ...
    def stats(self, *, distances: bool | None = ..., sample: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Summarize the network: papers, authors, ties, components, means."""
    def top(self, *, by: Literal["degree", "papers", "strength", "credit", "betweenness", "closeness", "harmonic", "pagerank", "eigenvector", "core"] | None = ..., limit: int | None = ..., sample: int | None = ..., where: Sequence[str] | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Rank authors by co-authors, papers, betweenness, PageRank and other measures."""
    def path(self, from_: str, to: str, *, all: bool | None = ..., avoid: Sequence[str] | None = ..., by: Literal["hops", "strength", "recent"] | None = ..., limit: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> PathReport:
        """Show how two authors are connected, and by which papers."""
    def pairs(self, from_: Sequence[str], to: Sequence[str], *, papers: bool | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Show the distances between many pairs of authors."""
    def connect(self, people: Sequence[str], *, counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Connect several authors through few additional people, with the papers."""
    def find(self, text: str, *, limit: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Find people by name or ORCID, and papers by words of the title."""
    def author(self, name: str, *, limit: int | None = ..., measures: bool | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Show one author: spellings, papers, co-authors, position in the network."""
    def components(self, *, limit: int | None = ..., members: bool | None = ..., min: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """List the connected components, largest first."""
    def communities(self, *, limit: int | None = ..., members: bool | None = ..., min: int | None = ..., normalize: Literal["none", "association"] | None = ..., resolution: float | None = ..., seed: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Detect communities: groups of authors with more ties inside than expected (Leiden)."""
    def brokers(self, *, limit: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Find articulation points and bridges: authors and ties that hold components together."""
    def timeline(self, *, by: Literal["year", "month"] | None = ..., cumulative: bool | None = ..., limit: int | None = ..., window: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Show how the network grew, year by year or month by month."""
    def compare(self, a: str, b: str, *, limit: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Compare two inputs or two periods: authors and ties gained and lost."""
    def distances(self, name: str, *, limit: int | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Show the distances from one author to all others (Erdős numbers)."""
    def names(self, *, explain: str | None = ..., limit: int | None = ..., suspects: bool | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """Inspect how names were resolved: spellings, merges, suspects, aliases."""
    def collaborators(self, name: str, *, as_of: str | None = ..., calendar_years: bool | None = ..., dates: Literal["latest", "earliest"] | None = ..., rule: str | None = ..., window: str | None = ..., counting: Literal["full", "fractional", "paper"] | None = ..., exact_name: bool | None = ...) -> Report:
        """List everyone a person wrote with in a window, with last dates and affiliations."""
