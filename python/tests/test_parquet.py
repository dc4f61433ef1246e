"""Parquet and SQLite: other programs read what the program wrote, and the program reads what they wrote."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT, command_line

WORKS = ROOT / "tests" / "fixtures" / "openalex.jsonl"
TABLE = ROOT / "tests" / "fixtures" / "csv.csv"


def ran(*arguments: str | Path) -> str:
    done = command_line("-q", *map(str, arguments))
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(tmp_path: Path, *arguments: str | Path) -> Path:
    path = tmp_path / "table.parquet"
    ran(*arguments, "-o", path)
    return path


def rows_by_pandas(path: Path) -> list[dict[str, Any]]:
    frame = pandas.read_parquet(path).astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


def rows_by_duckdb(path: Path) -> list[dict[str, Any]]:
    cursor = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row)) for row in cursor.fetchall()]


READERS: dict[str, Any] = {
    "pyarrow": lambda path: pyarrow.parquet.read_table(path).to_pylist(),
    "polars": lambda path: polars.read_parquet(path).to_dicts(),
    "pandas": rows_by_pandas,
    "duckdb": rows_by_duckdb,
}


@pytest.mark.parametrize("reader", READERS)
def test_others_read_the_figures_of_a_query(tmp_path: Path, reader: str) -> None:
    rows = READERS[reader](written(tmp_path, "ties", "--all"))
    expected = json.loads(ran("ties", "--all", "-f", "json"))["ties"]
    assert len(rows) == len(expected) > 100
    for row, tie in zip(rows, expected):
        assert (row["a"], row["b"], row["papers"]) == (tie["a"], tie["b"], tie["papers"])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("table", ["ties-csv", "nodes-csv", "authorships"])
def test_others_read_the_tables_of_an_export(tmp_path: Path, bib: Path, reader: str, table: str) -> None:
    rows = READERS[reader](written(tmp_path, "export", "-f", table, bib))
    expected = polars.read_csv(ran("export", "-f", table, bib).encode()).to_dicts()
    assert rows == expected
    kinds = {name: str(kind) for name, kind in polars.read_parquet_schema(tmp_path / "table.parquet").items()}
    assert kinds.get("papers", "Int64") == "Int64" and kinds.get("strength", "Float64") == "Float64"


def authorships(path: Path) -> str:
    """Every name on every paper of a file, and the ties."""
    return ran("export", "-f", "authorships", path) + ran("export", "-f", "ties-csv", path)


def by_pyarrow(rows: list[dict[str, Any]], path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=1)


def by_polars(rows: list[dict[str, Any]], path: Path) -> None:
    polars.from_arrow(pyarrow.Table.from_pylist(rows)).write_parquet(path)  # type: ignore[union-attr]


def by_duckdb(rows: list[dict[str, Any]], path: Path) -> None:
    copied = pyarrow.Table.from_pylist(rows)  # noqa: F841, which DuckDB finds by its name
    duckdb.sql(f"COPY copied TO '{path}' (FORMAT parquet, COMPRESSION zstd)")


WRITERS = {"pyarrow": by_pyarrow, "polars": by_polars, "duckdb": by_duckdb}


@pytest.mark.parametrize("writer", WRITERS)
def test_works_of_openalex_come_back_from_others(tmp_path: Path, writer: str) -> None:
    works = [json.loads(line) for line in WORKS.read_text(encoding="utf-8").splitlines()]
    for work in works:
        work.pop("abstract_inverted_index", None)
    WRITERS[writer](works, tmp_path / "works.parquet")
    assert authorships(tmp_path / "works.parquet") == authorships(WORKS)


@pytest.mark.parametrize("writer", WRITERS)
def test_tables_come_back_from_others(tmp_path: Path, writer: str) -> None:
    table = pandas.read_csv(TABLE)
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    WRITERS[writer](rows, tmp_path / "table.parquet")
    assert authorships(tmp_path / "table.parquet") == authorships(TABLE)


def test_lists_of_names_are_bylines(tmp_path: Path) -> None:
    rows = [
        {"paper": "p1", "title": "On Knots", "authors": ["Lee, Ann", "Roe, Bob"]},
        {"paper": "p2", "title": "Alone", "authors": ["Roe, Bob"]},
    ]
    for writer in WRITERS.values():
        writer(rows, tmp_path / "lists.parquet")
        names = [line.split(",")[0] for line in ran("export", "-f", "authorships", tmp_path / "lists.parquet").splitlines()]
        assert names == ["paper", "p1", "p1", "p2"]


def test_sqlite_reads_papers_authors_authorships_and_ties(tmp_path: Path, bib: Path) -> None:
    ran("export", "-o", tmp_path / "refs.sqlite", bib)
    database = sqlite3.connect(tmp_path / "refs.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("SELECT paper, title, year, doi FROM papers").fetchall() == [
        ("one", "On Knots and Their Names", 2019, "10.5555/one"),
        ("two", "Knots, Continued", 2021, None),
        ("three", "Alone & Apart", 2022, None),
    ]
    pairs = database.execute(
        "SELECT x.author, y.author, count(*) FROM authorships x JOIN authorships y USING (paper)"
        " WHERE x.author_id < y.author_id GROUP BY x.author_id, y.author_id ORDER BY 1, 2"
    ).fetchall()
    assert len(pairs) == database.execute("SELECT count(*) FROM ties").fetchone()[0] == 2
    for table, export in [("authors", "nodes-csv"), ("authorships", "authorships"), ("ties", "ties-csv")]:
        expected = polars.read_csv(ran("export", "-f", export, bib).encode())
        cursor = database.execute(f"SELECT * FROM {table}")
        assert [column[0] for column in cursor.description] == expected.columns
        assert cursor.fetchall() == expected.rows()
    indexes = {row[1] for row in database.execute("PRAGMA index_list(authorships)")}
    assert indexes == {"authorships_by_paper", "authorships_by_author"}
