"""Drawings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._errors import UsageError
from ._formats import format_of

if TYPE_CHECKING:
    from ._native import Drawing as _Native


class Drawing:
    """A drawing, laid out once and written in any format. In a notebook it is shown.

    Examples
    --------
    >>> import coauth
    >>> drawing = coauth.sample().draw(around="Leonidas Guibas")
    >>> drawing.svg.startswith("<svg")
    True
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     drawing.save(pathlib.Path(folder) / "guibas.pdf")
    """

    _drawing: _Native

    def __init__(self, drawing: _Native) -> None:
        self._drawing = drawing

    def to_bytes(self, format: str = "svg") -> bytes:
        """The drawing in a format.

        Parameters
        ----------
        format : str
            One of svg, html, png, pdf and dot.

        Returns
        -------
        bytes
        """
        return self._drawing.written(format)

    @property
    def svg(self) -> str:
        """The drawing as an SVG element, for a page of HTML."""
        document = self.to_bytes("svg").decode()
        return document[document.index("<svg") :]

    def save(self, path: str | os.PathLike[str], format: str | None = None) -> None:
        """Write the drawing to a file.

        Parameters
        ----------
        path : path
            The file. It is replaced.
        format : str, optional
            The format, instead of that of the extension.
        """
        content = self.to_bytes(format or format_of(path, is_drawing=True))
        with open(path, "wb") as file:
            file.write(content)

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return "<coauth.Drawing>"


def drawn(drawing: _Native | None) -> Drawing:
    """A drawing, if there is one."""
    if drawing is None:
        raise UsageError("no path connects the two authors, so there is nothing to draw")
    return Drawing(drawing)
