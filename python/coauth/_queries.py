"""The queries of the command line as methods, made from the library's table of queries.

`_queries.pyi` has the same for type checkers; `python/stubs.py` writes it.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import _native
from ._options import described, encoded, named
from ._reports import Report, class_of

# What the library can answer: name, description, options and examples of each query.
QUERIES: list[dict[str, Any]] = json.loads(_native.queries())

# Options that every query has.
SHARED: list[dict[str, Any]] = [
    parameter for parameter in json.loads(_native.parameters("read")) if parameter["name"] in ("counting", "exact_name")
]


class Queries:
    """What has the queries as methods."""

    _network: _native.Network

    def query(self, name: str, /, **options: Any) -> Report:
        """Run a query by its name.

        Parameters
        ----------
        name : str
            The name of a method of a network, or any other query that `coauth --help` lists.
        **options
            The options of the query.

        Returns
        -------
        Report

        Examples
        --------
        >>> import coauth
        >>> coauth.sample().query("ties", limit=1)[0].papers
        2
        """
        return class_of(name)(*self._network.query(name, encoded(options)))


def _method(row: Mapping[str, Any]) -> Callable[..., Report]:
    name, parameters = row["name"], row["parameters"]
    signature = _signature(parameters)
    known = frozenset(signature.parameters)
    required = [named(parameter) for parameter in parameters if parameter["is_required"]]

    def method(self: Queries, *arguments: Any, **options: Any) -> Report:
        given = dict(zip(required, arguments), **options)
        if len(given) < len(arguments) + len(options) or not known.issuperset(given) or not given.keys() >= set(required):
            # Raises what Python raises for wrong arguments.
            signature.bind(self, *arguments, **options)
        return self.query(name, **given)

    method.__name__, method.__qualname__ = name, f"Queries.{name}"
    method.__doc__ = documentation(row)
    method.__signature__ = signature  # type: ignore[attr-defined]
    return method


def _signature(parameters: Sequence[Mapping[str, Any]]) -> inspect.Signature:
    required = [
        inspect.Parameter(named(parameter), inspect.Parameter.POSITIONAL_OR_KEYWORD)
        for parameter in parameters
        if parameter["is_required"]
    ]
    options = [
        inspect.Parameter(named(parameter), inspect.Parameter.KEYWORD_ONLY, default=parameter["default"])
        for parameter in [*parameters, *SHARED]
        if not parameter["is_required"]
    ]
    receiver = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    return inspect.Signature([receiver, *required, *options])


def documentation(row: Mapping[str, Any]) -> str:
    """The docstring of a query."""
    lines = [row["about"] + ".", "", "Parameters", "----------", *described([*row["parameters"], *SHARED])]
    lines += ["", "Returns", "-------", class_of(row["name"]).__name__]
    if row["examples"]:
        lines += ["", "Examples", "--------", ">>> import coauth", ">>> net = coauth.sample()"]
        for example in row["examples"][:2]:
            options = {named({"name": name}): value for name, value in example.items()}
            arguments = ", ".join(f"{name}={value!r}" for name, value in options.items())
            lines.append(f">>> report = net.query({row['name']!r}{', ' + arguments if arguments else ''})")
    return "\n".join(lines) + "\n"


for _row in QUERIES:
    setattr(Queries, _row["name"], _method(_row))
