"""Networks, and how to read them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from . import _graphs, _html, _native
from ._drawing import Drawing, drawn
from ._formats import format_of
from ._options import described, encoded
from ._queries import Queries
from ._tables import Table

if TYPE_CHECKING:
    import igraph
    import networkx
    import scipy.sparse
    from typing_extensions import Unpack

    from ._keywords import DrawOptions, ReadOptions

    Counting = Literal["full", "fractional", "paper"]
    Normalization = Literal["none", "association"]

# The most authors of the drawing that a notebook shows for a network.
_SHOWN = 60


class Network(Queries):
    """A co-authorship network: papers, authors, and the ties between them.

    Make one with `read`, `open`, `from_bylines` or `sample`. Besides the methods below it has every query of the command
    line: `help(coauth.Network)` lists them. Queries can run in several threads at once.

    Examples
    --------
    >>> import coauth
    >>> net = coauth.from_bylines([["Ann Lee", "Bob Roe"], ["Bob Roe", "Cat Poe"]])
    >>> net.path("Ann Lee", "Cat Poe").distance
    2
    >>> net
    <coauth.Network: 2 papers, 3 authors, 2 ties>
    """

    def __init__(self, network: _native.Network) -> None:
        self._network = network

    @property
    def authors(self) -> Table:
        """The authors: name, id, papers, co-authors, and the rank of their component.

        >>> import coauth
        >>> coauth.sample().authors.to_polars().height
        421
        """
        return Table(self._network.authors())

    @property
    def papers(self) -> Table:
        """The papers: id, title, year, date and type as far as they are known, DOI, and the number of authors.

        >>> import coauth
        >>> len(coauth.sample().papers)
        91
        """
        return Table(self._network.papers())

    @property
    def authorships(self) -> Table:
        """The authors of each paper, in the order of bylines.

        >>> import coauth
        >>> coauth.sample().authorships[0].position
        1
        """
        return Table(self._network.authorships())

    def ties(
        self,
        *,
        counting: Counting | None = None,
        normalize: Normalization | None = None,
    ) -> Table:
        """All ties, each once: two authors, the number of papers in common, and the strength.

        The columns `a` and `b` repeat names as Arrow dictionaries: their indices are rows of `authors`. The strongest ties
        only are `net.query("ties", limit=20)`.

        Parameters
        ----------
        counting : {"full", "fractional", "paper"}, optional
            What a paper adds to the strength of a tie.
        normalize : {"none", "association"}, optional
            Normalization of strengths.

        Returns
        -------
        Table

        Examples
        --------
        >>> import coauth
        >>> len(coauth.sample().ties(counting="fractional"))
        1017
        """
        return Table(self._network.ties(encoded({"counting": counting, "normalize": normalize})))

    def draw(self, **options: Unpack[DrawOptions]) -> Drawing:
        return drawn(self._network.draw(encoded(options)))

    def to_networkx(
        self, *, nodes: Literal["author", "author_id"] = "author", counting: Counting | None = None
    ) -> networkx.Graph:
        """The network for networkx.

        Parameters
        ----------
        nodes : {"author", "author_id"}
            What a node is: the name that is shown, or the stable id.
        counting : {"full", "fractional", "paper"}, optional
            What a paper adds to the `weight` of a tie.

        Returns
        -------
        networkx.Graph
            Nodes have the columns of `authors`, edges have `papers` and `weight`.

        Examples
        --------
        >>> import coauth
        >>> graph = coauth.sample().to_networkx()
        >>> graph.number_of_nodes(), graph.degree["Leonidas Guibas"]
        (421, 11)
        """
        return _graphs.to_networkx(self.authors, self.ties(counting=counting), nodes)

    def to_igraph(self, *, counting: Counting | None = None) -> igraph.Graph:
        """The network for igraph. Vertex i is row i of `authors`.

        Parameters
        ----------
        counting : {"full", "fractional", "paper"}, optional
            What a paper adds to the `weight` of a tie.

        Returns
        -------
        igraph.Graph

        Examples
        --------
        >>> import coauth
        >>> graph = coauth.sample().to_igraph()
        >>> graph.vcount(), graph.ecount()
        (421, 1017)
        """
        return _graphs.to_igraph(self.authors, self.ties(counting=counting))

    def to_scipy(self, *, counting: Counting | None = None) -> scipy.sparse.csr_array:
        """The strengths of ties as a symmetric matrix. Row i is row i of `authors`.

        Parameters
        ----------
        counting : {"full", "fractional", "paper"}, optional
            What a paper adds to the strength of a tie.

        Returns
        -------
        scipy.sparse.csr_array

        Examples
        --------
        >>> import coauth
        >>> coauth.sample().to_scipy().nnz
        2034
        """
        return _graphs.to_scipy(self.authors, self.ties(counting=counting))

    def export(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,
        *,
        counting: Counting | None = None,
        normalize: Normalization | None = None,
        measures: Iterable[str] | None = None,
    ) -> None:
        """Write the network as data for other programs, such as Gephi and VOSviewer.

        Parameters
        ----------
        path : path
            The file. It is replaced only on success.
        format : str, optional
            One of `coauth export`, instead of that of the extension.
        counting : {"full", "fractional", "paper"}, optional
            What a paper adds to the strength of a tie.
        normalize : {"none", "association"}, optional
            Normalization of strengths.
        measures : iterable of str, optional
            Measures of `top` to add to the columns of authors.

        Examples
        --------
        >>> import coauth, tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     coauth.sample().export(pathlib.Path(folder) / "sample.graphml")
        """
        meant = format or format_of(path, is_drawing=False)
        measured = None if measures is None else list(measures)
        options = encoded({"counting": counting, "normalize": normalize, "measures": measured})
        self._network.export(os.fspath(path), meant, options)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write an index, which `open` opens in milliseconds.

        Parameters
        ----------
        path : path
            The file, `NAME.coauth`. It is replaced only on success.

        Examples
        --------
        >>> import coauth, tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     index = pathlib.Path(folder) / "sample.coauth"
        ...     coauth.sample().save(index)
        ...     len(coauth.open(index).papers)
        91
        """
        self._network.save(os.fspath(path))

    def __repr__(self) -> str:
        figures = json.loads(self._network.figures())
        shown = [f"{figures[key]:,} {key}" for key in ("papers", "authors", "ties") if figures[key] is not None]
        return f"<coauth.Network: {', '.join(shown)}>"

    def _repr_html_(self) -> str:
        figures = json.loads(self._network.figures())
        if not figures["authors"]:
            return _html.network(figures, {})
        title = "Center of the largest component"
        light = self.draw(component=1, top=_SHOWN, width=720, title=title, theme="light")
        dark = self.draw(component=1, top=_SHOWN, width=720, title=title, theme="dark")
        return _html.network(figures, {"light": light.svg, "dark": dark.svg})


def read(*inputs: str | os.PathLike[str], **options: Unpack[ReadOptions]) -> Network:
    if not inputs:
        raise TypeError("read: pass at least one file or folder; sample() has the built-in sample")
    return Network(_native.Network.read([os.fspath(path) for path in inputs], encoded(options)))


def open(index: str | os.PathLike[str], **options: Unpack[ReadOptions]) -> Network:
    """Open an index in milliseconds, whatever its size.

    Parameters
    ----------
    index : path
        A file that `Network.save` or `coauth index` wrote.
    **options
        Those of `read` that do not change who is who.

    Returns
    -------
    Network
    """
    return read(index, **options)


def from_bylines(bylines: Iterable[Iterable[str]], **options: Unpack[ReadOptions]) -> Network:
    """Make a network of papers given as lists of names.

    Parameters
    ----------
    bylines : iterable of iterables of str
        The names of the authors of each paper, in order.
    **options
        Those of `read`.

    Returns
    -------
    Network

    Examples
    --------
    >>> import coauth
    >>> net = coauth.from_bylines([["Ann Lee", "Bob Roe"], ["ANN LEE", "Cat Poe"]], names="folded")
    >>> [author.author for author in net.authors]
    ['Ann Lee', 'Bob Roe', 'Cat Poe']
    """
    return Network(_native.Network.from_bylines([_names(byline) for byline in bylines], encoded(options)))


def _names(byline: Iterable[str]) -> list[str]:
    if isinstance(byline, str):
        raise TypeError(f"a byline is a list of names, not one text: {byline!r}")
    return list(byline)


def sample(**options: Unpack[ReadOptions]) -> Network:
    """The built-in sample: the 91 papers of a poster session.

    Parameters
    ----------
    **options
        Those of `read`.

    Returns
    -------
    Network

    Examples
    --------
    >>> import coauth
    >>> coauth.sample()
    <coauth.Network: 91 papers, 421 authors, 1,017 ties>
    """
    return Network(_native.Network.sample(encoded(options)))


def _documented(about: str, first: list[str], of: str, end: list[str]) -> str:
    """A docstring with the options that the library has."""
    options = described(json.loads(_native.parameters(of)))
    return "\n".join([about, "", "Parameters", "----------", *first, *options, *end, ""])


read.__doc__ = _documented(
    "Read bibliographies, author lists or networks, in any format that `coauth formats` lists.",
    ["*inputs : path", "    Files, folders, or one index."],
    "read",
    ["", "Returns", "-------", "Network", "", "Warns", "-----", "Notice", "    About what was odd in the inputs."],
)
Network.draw.__doc__ = _documented(
    "Draw the network or a part of it.",
    [],
    "draw",
    [
        "", "Returns", "-------", "Drawing", "", "Examples", "--------", ">>> import coauth",
        '>>> drawing = coauth.sample().draw(between=["Ruihai Wu", "Jiajun Wu"], depth=0)',
    ],
)
