"""HTML for notebooks. Colors are those of the page, so that light and dark themes both work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

# The number of rows of a table that are shown.
ROWS = 40

_STYLE = (
    "<style>"
    ".coauth{font-size:.92em;line-height:1.45}"
    ".coauth table{border-collapse:collapse;margin:.3em 0}"
    ".coauth th,.coauth td{padding:.2em .8em;border:0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent);"
    "text-align:left;background:none}"
    ".coauth th{font-weight:600;border-bottom-color:color-mix(in srgb,currentColor 45%,transparent)}"
    ".coauth .n{text-align:right;font-variant-numeric:tabular-nums}"
    ".coauth .q{opacity:.65}"
    ".coauth ol{list-style:none;margin:.3em 0;padding:0}"
    ".coauth li{margin:0}"
    ".coauth .p{margin:0 0 0 .45em;padding:.15em 0 .15em 1.1em;border-left:2px solid color-mix(in srgb,currentColor 30%,transparent)}"
    ".coauth .f{display:flex;gap:2em;flex-wrap:wrap;margin:.2em 0 .6em}"
    ".coauth .f b{display:block;font-size:1.5em;font-weight:600;font-variant-numeric:tabular-nums}"
    ".coauth svg{max-width:100%;height:auto}"
    # A drawing has colors of its own: the dark one is for dark systems, and for dark themes of Jupyter and VS Code.
    ".coauth .dark{display:none}"
    "@media(prefers-color-scheme:dark){.coauth .dark{display:block}.coauth .light{display:none}}"
    "[data-jp-theme-light=true] .coauth .light,.vscode-light .coauth .light,"
    "[data-jp-theme-light=false] .coauth .dark,.vscode-dark .coauth .dark{display:block}"
    "[data-jp-theme-light=true] .coauth .dark,.vscode-light .coauth .dark,"
    "[data-jp-theme-light=false] .coauth .light,.vscode-dark .coauth .light{display:none}"
    "</style>"
)


def _block(content: str) -> str:
    return f'{_STYLE}<div class="coauth">{content}</div>'


def _cell(value: Any) -> str:
    if value is None:
        return '<td class="q">–</td>'
    if isinstance(value, float):
        return f'<td class="n">{value:,.6g}</td>'
    if isinstance(value, int):
        return f'<td class="n">{value}</td>'
    return f"<td>{escape(str(value))}</td>"


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], total: int) -> str:
    """The first rows of a table."""
    is_number = [any(isinstance(row[place], (int, float)) for row in rows) for place in range(len(columns))]
    head = "".join(
        f'<th class="n">{escape(name)}</th>' if right else f"<th>{escape(name)}</th>"
        for name, right in zip(columns, is_number)
    )
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    more = f'<div class="q">{len(rows)} of {total:,} rows</div>' if total > len(rows) else ""
    return _block(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}")


def markdown(columns: Sequence[str], rows: Sequence[Sequence[Any]], total: int) -> str:
    """The first rows of a table, for pages that are not HTML."""

    def shown(cell: Any) -> str:
        if cell is None:
            return "–"
        return f"{cell:.6g}" if isinstance(cell, float) else str(cell).replace("\\", "\\\\").replace("|", "\\|")

    def line(cells: Iterable[Any]) -> str:
        return f"| {' | '.join(map(shown, cells))} |"

    lines = [line(columns), line("---" for _ in columns), *map(line, rows)]
    if total > len(rows):
        lines += ["", f"{len(rows)} of {total:,} rows"]
    return "\n".join(lines) + "\n"


def _paper(paper: Mapping[str, Any]) -> str:
    title = escape(paper["title"] or f"[{paper['id']}]")
    if paper["doi"]:
        title = f'<a href="https://doi.org/{escape(paper["doi"], quote=True)}">{title}</a>'
    year = f' <span class="q">{paper["year"]}</span>' if paper["year"] is not None else ""
    return f'<div class="p">{title}{year}</div>'


def path(report: Mapping[str, Any]) -> str:
    """The first path: authors, and between them the papers that connect them."""
    if not report["paths"]:
        ends = f"{escape(report['from'])} and {escape(report['to'])}"
        return _block(f"{ends} are not connected.")
    first = report["paths"][0]
    items = [f"<li><b>{escape(first['authors'][0])}</b></li>"]
    for hop, author in zip(first["hops"], first["authors"][1:]):
        papers = "".join(map(_paper, hop["papers"])) or '<div class="p q">a tie without papers</div>'
        items.append(f"<li>{papers}</li><li><b>{escape(author)}</b></li>")
    distance = report["distance"]
    hops = f'<div class="q">{distance} {"hop" if distance == 1 else "hops"}</div>'
    return _block(f"<ol>{''.join(items)}</ol>{hops}")


def network(figures: Mapping[str, int | None], drawings: Mapping[str, str]) -> str:
    """The figures of a network, and drawings of its center for light and dark pages."""
    shown = ((name, figures[name]) for name in ("papers", "authors", "ties", "components", "largest_component"))
    items = "".join(
        f"<div><b>{value:,}</b>{name.replace('_', ' ')}</div>" for name, value in shown if value is not None
    )
    themed = "".join(f'<div class="{theme}">{svg}</div>' for theme, svg in drawings.items())
    return _block(f'<div class="f">{items}</div>{themed}')
