"""Written by stubs.py from the library's tables; do not edit."""

from collections.abc import Sequence
from os import PathLike
from typing import Literal, TypedDict

class ReadOptions(TypedDict, total=False):
    from_: Literal["dblp", "pubmed", "acl", "arxiv", "endnote", "oai", "mods", "jats", "marc", "zotero-rdf", "bibtex", "openalex", "crossref", "semanticscholar", "datacite", "openreview", "arxiv-json", "inspire", "ads", "europepmc", "hal", "doaj", "zenodo", "orcid", "dblp-search", "zotero", "csl", "vosviewer", "adjacency", "node-link", "vosviewer-map", "nbib", "ris", "wos", "refer", "refworks", "cochrane", "cff", "csl-yaml", "hayagriva", "gml", "dot", "graphml", "gexf", "pajek", "csv", "listing", "edges", "authors"] | None
    since: str | float | None
    until: str | float | None
    type: Sequence[Literal["unknown", "other", "article", "proceedings", "book", "chapter", "thesis", "report", "preprint", "dataset", "software", "abstract", "review", "book-review", "letter", "editorial", "correction", "retraction"]] | None
    max_authors: int | None
    min_papers: int | None
    columns: str | None
    encoding: str | None
    sheet: str | None
    groups: bool | None
    editors: bool | None
    keep_duplicates: bool | None
    names: Literal["exact", "folded", "evidence"] | None
    aliases: str | PathLike[str] | None
    attributes: str | PathLike[str] | None
    unit: Literal["author", "organization", "country"] | None
    org_aliases: str | PathLike[str] | None
    counting: Literal["full", "fractional", "paper"] | None
    exact_name: bool | None
    strict: bool | None

class DrawOptions(TypedDict, total=False):
    engine: Literal["builtin", "dot", "neato", "fdp", "sfdp", "circo", "twopi"] | None
    top: int | None
    component: int | None
    around: str | None
    between: Sequence[str] | None
    roster: str | PathLike[str] | None
    depth: int | None
    min_strength: float | None
    color_by: str | None
    size_by: str | None
    labels: str | float | None
    seed: int | None
    width: str | float | None
    height: str | float | None
    preset: Literal["column", "page", "slide"] | None
    paper: Literal["a4", "letter"] | None
    font_size: float | None
    all_components: bool | None
    scale: float | None
    theme: Literal["auto", "light", "dark"] | None
    title: str | None
