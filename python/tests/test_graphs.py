"""What goes to networkx, igraph and scipy has the figures that they compute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import coauth
import networkx
import numpy
import pytest
from conftest import rough_network


@pytest.fixture(scope="module", params=["sample", "rough"])
def network(request: pytest.FixtureRequest) -> coauth.Network:
    return coauth.sample() if request.param == "sample" else rough_network(300, 60)


def test_networkx_computes_the_same_figures(network: coauth.Network) -> None:
    graph, stats = network.to_networkx(), network.stats()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (stats.authors, stats.ties)
    assert networkx.number_connected_components(graph) == stats.components
    assert networkx.transitivity(graph) == pytest.approx(stats.transitivity)
    assert networkx.average_clustering(graph) == pytest.approx(stats.average_clustering)
    assert networkx.density(graph) == pytest.approx(stats.density)
    expected = networkx.degree_assortativity_coefficient(graph)
    assert expected == pytest.approx(stats.degree_assortativity)


def test_networkx_computes_the_same_centralities(network: coauth.Network) -> None:
    graph = network.to_networkx(nodes="author_id")
    betweenness = networkx.betweenness_centrality(graph, normalized=False)
    for row in network.top(by="betweenness", limit=0):
        assert row.value == pytest.approx(betweenness[row.author_id], abs=1e-6)
    pagerank = networkx.pagerank(graph, alpha=0.85, tol=1e-12, max_iter=1000)
    for row in network.top(by="pagerank", limit=20):
        assert row.value == pytest.approx(pagerank[row.author_id], abs=1e-7)


def test_networkx_has_the_attributes_of_its_own_reader_of_graphml(network: coauth.Network, tmp_path: Path) -> None:
    network.export(tmp_path / "network.graphml")
    read = networkx.read_graphml(tmp_path / "network.graphml")
    ours = network.to_networkx()
    label = dict(read.nodes(data="label"))
    assert {label[node] for node in read} == set(ours)
    ends = {frozenset((label[a], label[b])): data for a, b, data in read.edges(data=True)}
    for a, b, data in ours.edges(data=True):
        assert ends[frozenset((a, b))] == {"papers": data["papers"], "weight": data["weight"]}
    for node, data in read.nodes(data=True):
        assert {key: data[key] for key in ("author_id", "papers", "coauthors", "component")} == ours.nodes[label[node]]


def test_igraph_computes_the_same_figures(network: coauth.Network) -> None:
    graph: Any = network.to_igraph()
    stats = network.stats(counting="full")
    assert (graph.vcount(), graph.ecount(), len(graph.connected_components())) == (stats.authors, stats.ties, stats.components)
    assert graph.transitivity_undirected() == pytest.approx(stats.transitivity)
    assert max(graph.coreness()) == stats.max_core
    assert len(graph.articulation_points()) == stats.articulation_points and len(graph.bridges()) == stats.bridges
    strengths = dict(zip(graph.vs["author_id"], graph.strength(weights="weight")))
    for row in network.top(by="strength", limit=30):
        assert row.value == pytest.approx(strengths[row.author_id])


def test_scipy_has_the_strengths_in_the_order_of_authors(network: coauth.Network) -> None:
    matrix = network.to_scipy(counting="fractional")
    assert (matrix != matrix.T).nnz == 0
    sums = numpy.asarray(matrix.sum(axis=1)).ravel()
    assert sums == pytest.approx(numpy.round(sums)), "the strength of an author is the number of papers with others"
    assert (matrix != 0).sum(axis=1).tolist() == network.authors["coauthors"]


def test_homonyms_stay_apart() -> None:
    net = coauth.from_bylines([["Ann Lee", "Bob Roe"], ["Ann Lee", "Cat Poe"]])
    graph = net.to_networkx(nodes="author_id")
    assert graph.number_of_nodes() == 3
    with pytest.raises(coauth.UsageError, match="author or author_id"):
        net.to_networkx(nodes="label")  # type: ignore[arg-type]


def test_an_author_without_ties_is_a_node() -> None:
    net = coauth.from_bylines([["Ann Lee"], ["Bob Roe", "Cat Poe"]])
    assert net.to_networkx().degree["Ann Lee"] == 0
    assert net.to_igraph().degree() == [0, 1, 1]
    assert net.to_scipy().shape == (3, 3)
