"""What goes to networkx, igraph and scipy has the figures that they compute."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import coauth
import igraph
import networkx
import numpy
import pandas
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


def by_id(graph: Any, key: str) -> Any:
    """The same graph, whose nodes are the ids of authors."""
    return networkx.relabel_nodes(graph, dict(graph.nodes(data=key)))


def read_cyjs(path: Path) -> Any:
    return networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("extension", "read", "key"),
    [
        ("graphml", networkx.read_graphml, "author_id"),
        ("gexf", networkx.read_gexf, "author_id"),
        ("gml", lambda path: networkx.read_gml(path, label="id"), "authorId"),
        ("cyjs", read_cyjs, "author_id"),
    ],
)
def test_networkx_reads_the_same_authors_ties_and_measures_from_each_export(
    network: coauth.Network, tmp_path: Path, extension: str, read: Any, key: str
) -> None:
    path = tmp_path / f"network.{extension}"
    network.export(path, counting="fractional", measures=["pagerank"])
    graph = by_id(read(path), key)
    ours = network.to_networkx(nodes="author_id", counting="fractional")
    assert set(graph) == set(ours) and graph.number_of_edges() == ours.number_of_edges()
    for a, b, data in ours.edges(data=True):
        assert (graph[a][b]["weight"], graph[a][b]["papers"]) == (data["weight"], data["papers"])
    for node, data in ours.nodes(data=True):
        assert {name: graph.nodes[node][name] for name in ("papers", "coauthors", "component")} == {
            name: data[name] for name in ("papers", "coauthors", "component")
        }
    for row in network.top(by="pagerank", limit=0, counting="fractional"):
        assert graph.nodes[row.author_id]["pagerank"] == row.value


@pytest.mark.parametrize(("extension", "key"), [("graphml", "author_id"), ("gml", "authorId")])
@pytest.mark.filterwarnings("ignore:One or more unknown entities")
def test_igraph_reads_the_same_ties_from_each_export(
    network: coauth.Network, tmp_path: Path, extension: str, key: str
) -> None:
    path = tmp_path / f"network.{extension}"
    network.export(path, counting="fractional")
    graph: Any = igraph.Graph.Read(str(path))
    ours = network.to_networkx(nodes="author_id", counting="fractional")
    assert (graph.vcount(), graph.ecount()) == (ours.number_of_nodes(), ours.number_of_edges())
    if all(node.isascii() for node in ours):
        ids = graph.vs[key]
        for edge in graph.es:
            assert edge["weight"] == ours[ids[edge.source]][ids[edge.target]]["weight"]


def test_gexf_has_names_in_every_script_years_and_places(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@misc{a, author={Žižek, Ann \"Q\" and 张伟}, year=2019} @misc{b, author={Žižek, Ann \"Q\" and 张伟}, year=2021}",
        encoding="utf-8",
    )
    coauth.read(path).export(tmp_path / "refs.gexf")
    graph = networkx.read_gexf(tmp_path / "refs.gexf")
    assert [label for _, label in graph.nodes(data="label")] == coauth.read(path).authors["author"]
    spells = [(2019.0, 2019.0), (2021.0, 2021.0)]
    assert all(found == spells for _, found in graph.nodes(data="spells"))
    assert [found for *_, found in graph.edges(data="spells")] == [spells]
    assert {"color", "size", "position"} == set(graph.nodes["n0"]["viz"])


def test_papers_and_authors_are_a_bipartite_graph_whose_projection_has_the_ties(
    network: coauth.Network, tmp_path: Path
) -> None:
    network.export(tmp_path / "two.graphml", "bipartite")
    graph = networkx.read_graphml(tmp_path / "two.graphml")
    authors = {node for node, mode in graph.nodes(data="bipartite") if mode == 0}
    assert networkx.is_bipartite(graph) and len(graph) - len(authors) == len(network.papers)
    projected = by_id(networkx.bipartite.weighted_projected_graph(graph, authors), "key")
    ours = network.to_networkx(nodes="author_id")
    assert {frozenset(ends) for ends in projected.edges} == {frozenset(ends) for ends in ours.edges}
    assert all(projected[a][b]["weight"] == data["papers"] for a, b, data in ours.edges(data=True))
    two: Any = igraph.Graph.Read(str(tmp_path / "two.graphml"))
    assert two.is_bipartite() and sum(two.vs["type"]) == len(network.papers)


def test_the_hyperedges_of_hif_are_the_bylines(tmp_path: Path) -> None:
    bylines = [["Ann Lee", "Bob Roe", "Cat Poe"], ["Cat Poe", "Ann Lee"], ["Dan Moe"]]
    coauth.from_bylines(bylines).export(tmp_path / "bylines.hif.json")
    document = json.loads((tmp_path / "bylines.hif.json").read_text(encoding="utf-8"))
    names = {node["node"]: node["attrs"]["name"] for node in document["nodes"]}
    found: dict[int, list[str]] = {edge["edge"]: [] for edge in document["edges"]}
    for incidence in sorted(document["incidences"], key=lambda incidence: incidence["attrs"]["position"]):
        found[incidence["edge"]].append(names[incidence["node"]])
    assert list(found.values()) == bylines


def test_the_tables_for_gephi_belong_together(network: coauth.Network, tmp_path: Path) -> None:
    network.export(tmp_path / "nodes.csv", "gephi-nodes", measures=["core"])
    network.export(tmp_path / "edges.csv", "gephi-edges")
    nodes, edges = pandas.read_csv(tmp_path / "nodes.csv"), pandas.read_csv(tmp_path / "edges.csv")
    assert list(nodes["author_id"]) == list(network.authors["author_id"]) and nodes["core"].min() >= 0
    ends = pandas.concat([edges["Source"], edges["Target"]]).value_counts().reindex(nodes["Id"], fill_value=0)
    assert list(ends) == list(nodes["coauthors"])


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


def test_a_graph_for_networkx_is_made_no_slower_than_networkx_reads_one(tmp_path: Path) -> None:
    net = rough_network(6000, 1500)
    net.export(tmp_path / "x.graphml", format="graphml")

    def seconds(work: Callable[[], Any]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    own = min(seconds(net.to_networkx) for _ in range(3))
    assert own <= min(seconds(lambda: networkx.read_graphml(tmp_path / "x.graphml")) for _ in range(3))
