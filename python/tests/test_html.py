"""What notebooks show."""

from __future__ import annotations

import warnings
from html.parser import HTMLParser
from pathlib import Path

import coauth
import pytest

# Elements without an end.
VOID = {"br", "hr", "img", "meta", "input"}


class Checked(HTMLParser):
    """Checks that elements are closed in the order of their nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag


def test_everything_shown_is_well_formed(net: coauth.Network) -> None:
    shown = [net, net.authors, net.top(), net.stats(), net.path("Ruihai Wu", "Jiajun Wu"), net.path("Ruihai Wu", "Tao Qin")]
    for thing in shown:
        Checked(thing._repr_html_())
    assert net.draw(component=1)._repr_svg_().startswith("<svg")


def test_names_and_titles_are_escaped(bib: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        net = coauth.read(bib)
    for thing in (net, net.authors, net.papers):
        assert "<b>Moe" not in thing._repr_html_()
    assert "Alone &amp; Apart" in net.papers._repr_html_()


def test_long_tables_say_how_long_they_are(net: coauth.Network) -> None:
    assert "40 of 421 rows" in net.authors._repr_html_()
    assert " rows" not in net.top(limit=3)._repr_html_()


def test_colors_are_those_of_the_page(net: coauth.Network) -> None:
    # Light and dark pages both work if text and lines take their color from the page.
    html = net.top()._repr_html_()
    assert "#" not in html.split("</style>")[0] and "currentColor" in html
    assert '<div class="light"><svg' in net._repr_html_() and '<div class="dark"><svg' in net._repr_html_()


@pytest.mark.parametrize("bylines", [[["Ann Lee"]], [["Ann Lee", "Bob Roe"]]])
def test_tiny_networks_are_shown(bylines: list[list[str]]) -> None:
    Checked(coauth.from_bylines(bylines)._repr_html_())


def test_a_path_shows_its_papers(bib: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        html = coauth.read(bib).path("Ann Lee", "Cat Poe")._repr_html_()
    assert html.index("Ann Lee") < html.index("On Knots") < html.index("Bob Roe") < html.index("Knots, Continued")
    assert 'href="https://doi.org/10.5555/one"' in html
