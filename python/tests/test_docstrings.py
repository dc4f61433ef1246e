"""Examples in docstrings run, those of methods made from the table of queries, too."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import warnings
from typing import Any

import coauth
import pytest


def documented() -> list[tuple[str, str]]:
    """Everything with a docstring: its name and the text."""
    found: dict[str, str] = {}
    for info in pkgutil.iter_modules(coauth.__path__):
        # The examples of `spark` need a session of Spark.
        if info.name in ("_native", "__main__", "spark"):
            continue
        module = importlib.import_module(f"coauth.{info.name}")
        members: list[tuple[str, Any]] = [(module.__name__, module)]
        for name, value in vars(module).items():
            if getattr(value, "__module__", None) != module.__name__:
                continue
            members.append((f"{module.__name__}.{name}", value))
            if inspect.isclass(value):
                members += [(f"{module.__name__}.{name}.{inner}", member) for inner, member in vars(value).items()]
        found.update({name: value.__doc__ for name, value in members if isinstance(value.__doc__, str)})
    found["coauth"] = coauth.__doc__ or ""
    return [(name, text) for name, text in sorted(found.items()) if ">>>" in text]


@pytest.mark.parametrize(("name", "text"), documented(), ids=lambda value: value if len(value) < 60 else "")
def test_examples_run(name: str, text: str) -> None:
    test = doctest.DocTestParser().get_doctest(inspect.cleandoc(text) + "\n", {}, name, None, 0)
    printed: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", coauth.Notice)
        ran = doctest.DocTestRunner(verbose=False).run(test, out=printed.append)
    assert ran.attempted and not ran.failed, "".join(printed)


def test_most_of_the_package_has_an_example() -> None:
    names = [name for name, _ in documented()]
    assert len(names) > 25, names
    assert "coauth._queries.Queries.top" in names


@pytest.mark.parametrize("name", coauth.__all__)
def test_public_names_are_documented(name: str) -> None:
    assert inspect.getdoc(getattr(coauth, name))
