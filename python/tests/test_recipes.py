"""The recipes of the guide for other programs: those that are on PyPI run, and see what the guide says."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, command_line

PAGE = (ROOT / "docs" / "other-programs.md").read_text()
REFS = re.search(r"<!-- file: refs.bib\n(.*?)-->", PAGE, re.DOTALL)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# The parts of the page, by their headings: blocks with their languages.
RECIPES = {
    part.partition("\n")[0]: BLOCK.findall(part) for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the bibliography of the page."""
    assert REFS
    (tmp_path / "refs.bib").write_text(REFS[1])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(recipe: str) -> None:
    """Runs the commands of a recipe."""
    for language, block in RECIPES[recipe]:
        for line in block.splitlines() if language == "sh" else []:
            program, *arguments = line.split()
            assert program == "coauth"
            assert command_line(*arguments).returncode == 0, line


def code(recipe: str, language: str) -> str:
    return next(block for kind, block in RECIPES[recipe] if kind == language)


@pytest.mark.parametrize("recipe", ["Python", "polars and pandas"])
def test_a_recipe_in_python_prints_what_is_below_it(here: Path, recipe: str) -> None:
    commands(recipe)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code(recipe, "python"), {})
    assert printed.getvalue() == code(recipe, "text")


def test_the_recipe_for_duckdb_answers_what_is_below_it(here: Path) -> None:
    commands("DuckDB")
    rows = duckdb.connect().execute(code("DuckDB", "sql")).fetchall()
    assert "".join(f"{author} {count}\n" for author, count in rows) == code("DuckDB", "text")


def test_the_recipe_for_sqlite_answers(here: Path) -> None:
    commands("SQLite")
    rows = sqlite3.connect("refs.sqlite").execute(code("SQLite", "sql")).fetchall()
    assert [row[2] for row in rows] == [1820, 1820, 1843, 1843]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R")
def test_the_recipe_for_r_runs(here: Path) -> None:
    commands("R")
    ran = subprocess.run(["Rscript", "-e", code("R", "r")], capture_output=True, text=True)
    assert ran.returncode == 0 or "there is no package called" in ran.stderr, ran.stderr


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no LaTeX")
def test_the_recipe_for_latex_makes_a_page(here: Path) -> None:
    commands("LaTeX")
    (here / "paper.tex").write_text(code("LaTeX", "latex"))
    ran = subprocess.run(["pdflatex", "-interaction=nonstopmode", "paper.tex"], capture_output=True, text=True)
    assert ran.returncode == 0 or ".sty' not found" in ran.stdout, ran.stdout


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_is_run_here_or_says_where_to_click(recipe: str) -> None:
    languages = {language for language, _ in RECIPES[recipe]}
    prose = PAGE.partition(f"## {recipe}\n")[2].partition("\n## ")[0]
    assert languages & {"python", "sql", "r", "latex"} or "1. *File*" in prose
