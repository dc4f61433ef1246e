"""Every query of the command line is a method, with the same options and the same answer."""

from __future__ import annotations

import inspect
import json
import warnings
from collections.abc import Iterator
from typing import Any

import coauth
import pytest
from coauth._options import named
from coauth._queries import QUERIES
from conftest import answer, command_line

FLAGS: list[tuple[list[str], str, dict[str, Any]]] = [
    (["stats"], "stats", {}),
    (["top", "--by", "betweenness", "-n", "5"], "top", {"by": "betweenness", "limit": 5}),
    (["path", "Ruihai Wu", "Jiajun Wu"], "path", {"from_": "Ruihai Wu", "to": "Jiajun Wu"}),
    (["components", "--min", "9"], "components", {"min": 9}),
    (["communities", "--seed", "7"], "communities", {"seed": 7}),
    (["author", "Leonidas Guibas"], "author", {"name": "Leonidas Guibas"}),
    (["brokers"], "brokers", {}),
    (["ties", "--counting", "fractional", "-n", "3"], "ties", {"counting": "fractional", "limit": 3}),
]


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["name"])
def test_every_query_is_a_method_with_its_options(row: dict[str, Any]) -> None:
    method = getattr(coauth.Network, row["name"])
    if row["name"] == "ties":
        return  # All ties as a table; the query is `net.query("ties")`.
    given = {name.rstrip("_") for name in inspect.signature(method).parameters}
    assert given == {"self", "counting", "exact_name", *(parameter["name"] for parameter in row["parameters"])}
    assert row["about"] in method.__doc__
    for parameter in row["parameters"]:
        assert f"\n{named(parameter)} : " in method.__doc__


@pytest.mark.parametrize(("arguments", "query", "options"), FLAGS, ids=lambda value: value if isinstance(value, str) else "")
def test_answers_are_those_of_the_command_line(arguments: list[str], query: str, options: dict[str, Any]) -> None:
    net = coauth.sample()
    expected = answer(*arguments)
    given = net.query(query, **options).to_dict()
    for key in ("inputs",):
        expected.pop(key, None), given.pop(key, None)
    assert given == expected


def test_tables_are_those_of_the_csv(net: coauth.Network) -> None:
    printed = command_line("top", "-n", "5", "-f", "csv", "-q").stdout.splitlines()
    top = net.top(limit=5)
    assert printed[0].split(",") == top.columns
    assert [line.split(",")[1] for line in printed[1:]] == [row[top.columns[1]] for row in top]


def test_required_options_are_positional_and_the_others_are_keywords(net: coauth.Network) -> None:
    assert net.path("Ruihai Wu", "Jiajun Wu").distance == net.path(from_="Ruihai Wu", to="Jiajun Wu").distance == 2
    with pytest.raises(TypeError, match="missing a required argument"):
        net.path("Ruihai Wu")
    with pytest.raises(TypeError, match="too many positional"):
        net.top("papers")
    with pytest.raises(TypeError, match="unexpected keyword argument 'limits'"):
        net.top(limits=3)


def test_wrong_values_are_usage_errors(net: coauth.Network) -> None:
    with pytest.raises(coauth.UsageError, match="betweenness"):
        net.top(by="beauty")
    with pytest.raises(ValueError, match="unknown query"):
        net.query("beauty")
    with pytest.raises(coauth.UsageError, match="counting"):
        net.stats(counting="double")


def test_what_is_not_found_is_false(net: coauth.Network) -> None:
    path = net.path("Ruihai Wu", "Tao Qin")
    assert not path and path.distance is None and path.authors == [] and path.papers == []
    assert net.path("Ruihai Wu", "Jiajun Wu")


def test_the_counting_of_reading_is_that_of_queries() -> None:
    bylines = [["Ann Lee", "Bob Roe", "Cat Poe"]]
    net = coauth.from_bylines(bylines, counting="fractional")
    assert net.query("ties", limit=1)[0].strength == 0.5
    assert net.query("ties", limit=1, counting="full")[0].strength == 1
    assert net.ties()[0].strength == 0.5


def test_reports_are_records_all_the_way_down(net: coauth.Network) -> None:
    author = net.author("guibas", exact_name=False)
    assert author.author == author["author"] == "Leonidas Guibas"
    assert author.component.authors == author["component"]["authors"]
    assert json.dumps(author.to_dict())
    with pytest.raises(AttributeError, match="no attribute 'authr'; there are: author"):
        author.authr
    assert dict(net.stats())["ties"] == 1017


@pytest.fixture(autouse=True)
def _ignore_notices() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        yield

