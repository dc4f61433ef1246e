"""Reading, saving, errors and notices."""

from __future__ import annotations

import warnings
from pathlib import Path

import coauth
import pytest


def test_a_bibliography_is_read_with_notices_as_warnings(bib: Path) -> None:
    with pytest.warns(coauth.Notice, match="record has no authors") as caught:
        net = coauth.read(bib)
    assert repr(net) == "<coauth.Network: 3 papers, 4 authors, 2 ties>"
    notice = next(w for w in caught if w.message.kind == "no_authors")  # type: ignore[union-attr]
    assert notice.filename == __file__, "warnings name the line of the caller"
    assert notice.message.count == 1 and notice.message.places[0][0] == str(bib)  # type: ignore[union-attr]


def test_notices_can_be_errors(bib: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", coauth.Notice)
        with pytest.raises(coauth.Notice):
            coauth.read(bib)
    with pytest.raises(coauth.InputError, match="--strict"), pytest.warns(coauth.Notice):
        coauth.read(bib, strict=True)


@pytest.mark.filterwarnings("ignore::coauth.Notice")
def test_options_are_those_of_the_command_line(bib: Path) -> None:
    assert len(coauth.read(bib, since=2021).papers) == 2
    assert len(coauth.read(bib, max_authors=1).papers) == 1
    assert len(coauth.read(bib, from_="bibtex", names="exact").authors) == 4
    with pytest.raises(coauth.UsageError, match="unknown option `form`; expected one of: from,"):
        coauth.read(bib, form="bibtex")  # type: ignore[call-arg]
    with pytest.raises(coauth.UsageError, match="possible values: exact, folded, evidence"):
        coauth.read(bib, names="fuzzy")  # type: ignore[arg-type]
    with pytest.raises(coauth.UsageError, match="is after"):
        coauth.read(bib, since=2022, until=2020)


def test_errors_name_the_input(tmp_path: Path) -> None:
    with pytest.raises(coauth.InputError, match="missing.bib"):
        coauth.read(tmp_path / "missing.bib")
    with pytest.raises(TypeError, match="at least one file"):
        coauth.read()
    (tmp_path / "empty.bib").write_text("")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        with pytest.raises(coauth.InputError) as raised:
            coauth.read(tmp_path / "empty.bib")
    assert "empty" in str(raised.value)


def test_unknown_and_ambiguous_authors_come_with_suggestions(net: coauth.Network) -> None:
    with pytest.raises(coauth.AuthorError, match="closest spellings") as raised:
        net.author("Leonidas Gibas")
    assert raised.value.name == "Leonidas Gibas"
    assert "Leonidas Guibas" in [author.author for author in raised.value.nearest]
    with pytest.raises(LookupError) as raised:
        net.path("Leonidas Guibas", "Wang")
    assert isinstance(raised.value, coauth.AuthorError) and raised.value.name == "Wang"
    assert len(raised.value.candidates) > 2
    with pytest.raises(coauth.AuthorError) as with_options:
        net.path("Leonidas Guibas", "Wang", by="strength")
    assert with_options.value.name == "Wang", "a word such as strength is no name"
    assert net.author("id:" + raised.value.candidates[0].author_id).author == raised.value.candidates[0].author


def test_a_match_by_a_part_of_a_name_is_a_notice(net: coauth.Network) -> None:
    with pytest.warns(coauth.Notice, match='"guibas" matched Leonidas Guibas'):
        net.author("guibas")
    with pytest.raises(coauth.AuthorError):
        net.author("guibas", exact_name=True)


def test_what_is_absent_is_an_error(net: coauth.Network) -> None:
    with pytest.raises(coauth.AbsentError, match="no component 99"):
        net.draw(component=99)
    with pytest.raises(coauth.UsageError, match="no path"):
        net.draw(between=["Ruihai Wu", "Tao Qin"])


def test_an_index_answers_as_the_sources_do(bib: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        net = coauth.read(bib)
        net.save(tmp_path / "refs.coauth")
        opened = coauth.open(tmp_path / "refs.coauth")
        assert opened.ties().to_dicts() == net.ties().to_dicts()
        assert opened.path("Ann Lee", "Cat Poe").to_dict() == net.path("Ann Lee", "Cat Poe").to_dict()
        opened.save(tmp_path / "again.coauth")
    assert (tmp_path / "again.coauth").read_bytes() == (tmp_path / "refs.coauth").read_bytes()
    with pytest.raises(coauth.UsageError, match="when the index was built"):
        coauth.open(tmp_path / "refs.coauth", names="exact")
    with pytest.raises(coauth.OutputError, match="cannot be written"):
        net.save(tmp_path / "missing" / "refs.coauth")


def test_a_damaged_index_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "sample.coauth"
    coauth.sample().save(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    with pytest.raises(coauth.Error):
        net = coauth.open(path)
        net.ties()
        net.authors


def test_bylines_are_lists_of_names() -> None:
    assert len(coauth.from_bylines(iter([("Ann Lee", "Bob Roe")])).ties()) == 1
    with pytest.raises(TypeError, match="a byline is a list of names"):
        coauth.from_bylines(["Ann Lee, Bob Roe"])
    with pytest.raises(coauth.Error):
        coauth.from_bylines([])


@pytest.mark.parametrize("name", ["figure.svg", "figure.pdf", "figure.png", "figure.html", "figure.dot"])
def test_drawings_are_saved_by_extension(net: coauth.Network, tmp_path: Path, name: str) -> None:
    starts = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG", "html": b"<!DOCTYPE html>", "dot": b"strict graph"}
    drawing = net.draw(around="Leonidas Guibas", depth=1)
    drawing.save(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert content[:20].lower().startswith(starts[name.rpartition(".")[2]].lower())
    assert content == drawing.to_bytes(name.rpartition(".")[2]), "the same bytes each time"


def test_wrong_formats_are_named(net: coauth.Network, tmp_path: Path) -> None:
    with pytest.raises(coauth.UsageError, match="one of: svg, html"):
        net.draw(component=1).save(tmp_path / "figure.bmp")
    with pytest.raises(coauth.UsageError, match="one of: graphml"):
        net.export(tmp_path / "network.doc")
    with pytest.raises(coauth.UsageError, match="unknown option `colour`"):
        net.draw(colour="red")  # type: ignore[call-arg]
