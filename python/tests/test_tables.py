"""Tables agree with pandas, polars and pyarrow, and share their columns with them."""

from __future__ import annotations

import coauth
import pandas
import polars
import pyarrow
import pytest


def tables(net: coauth.Network) -> dict[str, coauth.Table]:
    return {
        "authors": net.authors,
        "papers": net.papers,
        "ties": net.ties(),
        "authorships": net.authorships,
        "top": net.top(limit=0),
        "components": net.components(),
        "nothing": net.components(min=10_000),
    }


@pytest.mark.parametrize("name", ["authors", "papers", "ties", "authorships", "top", "components", "nothing"])
def test_pandas_polars_and_pyarrow_have_the_same_cells(net: coauth.Network, name: str) -> None:
    table = tables(net)[name]
    rows = table.to_dicts()
    assert len(rows) == len(table)
    assert table.to_arrow().to_pylist() == rows
    assert table.to_polars().to_dicts() == rows
    frame = table.to_pandas()
    assert list(frame.columns) == table.columns and len(frame) == len(table)
    if rows:
        key = table.columns[0]
        assert frame[key].tolist() == [row[key] for row in rows]


def test_numbers_stay_numbers_and_gaps_stay_gaps() -> None:
    net = coauth.from_bylines([["Ann Lee", "Bob Roe"], ["Cat Poe"]])
    assert str(net.ties().to_arrow().schema.field("strength").type) == "double"
    assert net.papers[0].year is None and net.papers[0].title is None
    assert pandas.isna(net.papers.to_pandas()["year"][0])
    assert net.papers.to_polars()["year"].null_count() == 2


def test_columns_are_shared_and_not_copied(net: coauth.Network) -> None:
    ties = net.ties()
    one, other = (pyarrow.table(ties).column("strength").chunk(0).buffers()[1].address for _ in range(2))
    assert one == other
    a, a_id = (pyarrow.table(ties).column(name).chunk(0).buffers()[1].address for name in ("a", "a_id"))
    assert a == a_id, "names and ids share their places"
    before = pyarrow.total_allocated_bytes()
    table = pyarrow.table(ties)
    assert table.nbytes > 10_000 and pyarrow.total_allocated_bytes() - before < 1000, "pyarrow has none of its own"


def test_a_table_outlives_its_network() -> None:
    ties = coauth.from_bylines([["Ann Lee", "Bob Roe"]]).ties()
    arrow = pyarrow.table(ties)
    del ties
    assert arrow.to_pylist()[0]["b"] == "Bob Roe"
    assert polars.DataFrame(coauth.sample().papers).height == 91


def test_places_of_names_are_rows_of_authors(net: coauth.Network) -> None:
    authors = net.authors["author"]
    for tie in pyarrow.table(net.ties()).column("a").chunk(0).indices.to_pylist()[:5]:
        assert authors[tie] in net.ties()["a"]


def test_tables_are_sequences(net: coauth.Network) -> None:
    authors = net.authors
    assert authors[-1].author == authors["author"][-1]
    assert [row.author for row in authors[1:3]] == authors["author"][1:3]
    with pytest.raises(IndexError):
        authors[421]
    with pytest.raises(KeyError):
        authors["name"]


def test_names_in_every_script_and_of_any_length_survive() -> None:
    names = ["王伟", "Ἀριστοτέλης Νίκος", "محمد علي", "Ann " + "L" * 200, "Åsa Ö"]
    net = coauth.from_bylines([names])
    assert net.authors["author"] == names == net.authors.to_pandas()["author"].tolist()
