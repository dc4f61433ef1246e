"""Networks for networkx, igraph and scipy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import UsageError

if TYPE_CHECKING:
    import igraph
    import networkx
    import scipy.sparse

    from ._tables import Table

# The columns of nodes that become attributes.
_ATTRIBUTES = ("author", "author_id", "papers", "coauthors", "component")


def to_networkx(authors: Table, ties: Table, nodes: str) -> networkx.Graph:
    """The ties as a networkx graph."""
    import networkx

    if nodes not in ("author", "author_id"):
        raise UsageError(f"nodes: expected author or author_id, not {nodes!r}")
    keys = authors[nodes]
    if len(set(keys)) < len(keys):
        raise UsageError("two authors have the same name; pass nodes='author_id' to keep them apart")
    graph: networkx.Graph = networkx.Graph()
    names = [name for name in _ATTRIBUTES if name != nodes]
    columns = [authors[name] for name in names]
    graph.add_nodes_from((key, dict(zip(names, values))) for key, *values in zip(keys, *columns))
    suffix = "" if nodes == "author" else "_id"
    papers = ties["papers"]
    ends = zip(ties["a" + suffix], ties["b" + suffix])
    weights = ({"papers": count, "weight": weight} for count, weight in zip(papers, ties["strength"]))
    graph.add_edges_from((a, b, weight) for (a, b), weight in zip(ends, weights))
    return graph


def to_igraph(authors: Table, ties: Table) -> igraph.Graph:
    """The ties as an igraph graph."""
    import igraph

    ends = list(zip(places(ties, "a"), places(ties, "b")))
    attributes = {name: authors[name] for name in _ATTRIBUTES if name != "author"}
    return igraph.Graph(
        n=len(authors),
        edges=ends,
        vertex_attrs={"name": authors["author"], **attributes},
        edge_attrs={"papers": ties["papers"], "weight": ties["strength"]},
    )


def to_scipy(authors: Table, ties: Table) -> scipy.sparse.csr_array:
    """The strengths of ties as a symmetric sparse matrix."""
    import numpy
    import scipy.sparse

    count = len(authors)
    a, b = (numpy.frombuffer(_numbers(ties, end), dtype=numpy.int32) for end in ("a", "b"))
    strengths = numpy.frombuffer(_numbers(ties, "strength"), dtype=numpy.float64)
    upper = scipy.sparse.coo_array((strengths, (a, b)), shape=(count, count))
    return (upper + upper.T).tocsr()


def places(ties: Table, column: str) -> list[int]:
    """The row of each end of a tie in the table of authors."""
    return memoryview(_numbers(ties, column)).cast("i").tolist()


def _numbers(ties: Table, column: str) -> bytes:
    numbers = ties._table.numbers(column)
    assert numbers is not None, "a column of numbers without gaps"
    return numbers
