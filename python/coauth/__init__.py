"""Co-authorship networks from bibliographies and author lists.

>>> import coauth
>>> net = coauth.sample()
>>> net.path("Ruihai Wu", "Jiajun Wu").distance
2
>>> net.top(by="papers", limit=3)[0].papers
2

`read` takes files, folders and indexes, `from_bylines` takes lists of names. The queries of the command line are methods
of `Network`, their options are keyword arguments of the same names.
"""

from ._drawing import Drawing
from ._errors import (
    AbsentError,
    AuthorError,
    Error,
    InputError,
    Notice,
    OutputError,
    SizeError,
    UsageError,
)
from ._network import Network, from_bylines, open, read, sample
from ._records import Record
from ._reports import PathReport, Report
from ._tables import Table

__all__ = [
    "AbsentError",
    "AuthorError",
    "Drawing",
    "Error",
    "InputError",
    "Network",
    "Notice",
    "OutputError",
    "PathReport",
    "Record",
    "Report",
    "SizeError",
    "Table",
    "UsageError",
    "from_bylines",
    "open",
    "read",
    "sample",
]
