"""From files and tables to records, read in the executors by the readers of the single machine, and their order."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from .._errors import InputError, UsageError
from . import _arrow
from ._stages import Stages

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

# A record as the executors read it, and where: the part of the file, and the place among what was read at once.
SCHEMA = (
    "path string, part long, row long, place int, `key` string, title string, doi string, venue string, date int, "
    "type string, title_mark string, names array<string>, ids array<string>, groups array<boolean>, tally string"
)
_TEXT, _TEXTS = pyarrow.string(), pyarrow.list_(pyarrow.string())
_ARROW = pyarrow.schema(
    [
        ("path", _TEXT),
        ("part", pyarrow.int64()),
        ("row", pyarrow.int64()),
        ("place", pyarrow.int32()),
        ("key", _TEXT),
        ("title", _TEXT),
        ("doi", _TEXT),
        ("venue", _TEXT),
        ("date", pyarrow.int32()),
        ("type", _TEXT),
        ("title_mark", _TEXT),
        ("names", _TEXTS),
        ("ids", _TEXTS),
        ("groups", pyarrow.list_(pyarrow.bool_())),
        ("tally", _TEXT),
    ]
)

# What a mention is numbered by: the number of its record and, in the last bits, its place in the byline.
PLACES = 20


@dataclass(frozen=True)
class File:
    """A file that is read: its address as Spark has it, and what tells it from others and from what it was before."""

    path: str
    size: int
    changed: str

    @property
    def parts(self) -> list[bytes]:
        """What files are ordered by: their folders, one after the other, and their names."""
        return [part.encode() for part in unquote(self.path).split("/")]

    @property
    def name(self) -> str:
        return unquote(self.path).rsplit("/", 1)[-1]


def listed(spark: SparkSession, paths: Sequence[str]) -> list[File]:
    """The files of folders and globs, sorted by path."""
    # The content is a column that is not asked for, and so not read.
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(paths))
    columns = [f"_metadata.{name}" for name in ("file_path", "file_size", "file_modification_time")]
    rows = found.select(*columns).collect()
    files = [File(row[0], int(row[1]), str(row[2])) for row in rows]
    odd = next((file for file in files if any(letter in unquote(file.path) for letter in "*?[]{}\\")), None)
    if odd is not None:
        raise InputError("a name with any of * ? [ ] { } \\ cannot be given to Spark; rename the file", unquote(odd.path))
    if not files:
        raise InputError("there is no file to read", ", ".join(paths))
    return sorted(files, key=lambda file: file.parts)


def of_works(spark: SparkSession, files: Sequence[File]) -> DataFrame:
    """Works of OpenAlex, a JSON text each, with where they are: from Parquet or JSON Lines."""
    in_columns = [unquote(file.path) for file in files if file.name.endswith(".parquet")]
    lines = [unquote(file.path) for file in files if not file.name.endswith(".parquet")]
    frames = []
    if lines:
        found = spark.read.text(lines)
        place = [F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("part")]
        frames.append(found.select(*place, F.monotonically_increasing_id().alias("row"), "value"))
    if in_columns:
        found = spark.read.option("mergeSchema", "true").parquet(*in_columns)
        place = [F.col("_metadata.file_path").alias("path"), F.lit(0).cast("long").alias("part")]
        frames.append(found.select(*place, F.col("_metadata.row_index").alias("row"), as_work(found).alias("value")))
    works = frames[0]
    for more in frames[1:]:
        works = works.unionByName(more)
    return works


# The fields of works that are read; of those that have fields of their own, these.
_FIELDS = (
    "id doi title display_name publication_year publication_date type type_crossref is_authors_truncated authorships "
    "primary_location"
).split()


def as_work(works: DataFrame) -> Column:
    """A row as a line of JSON. What is nested may be JSON in a text already, as programs write it that do not know it."""
    kinds = dict(works.dtypes)
    if "authorships" not in kinds:
        raise InputError(f"no column is called authorships, as works of OpenAlex have it; there are: {', '.join(kinds)}")
    known = [name for name in _FIELDS if name in kinds]
    in_text = [name for name in ("authorships", "primary_location") if kinds.get(name) == "string"]
    plain = [name for name in known if name not in in_text]
    object_ = F.to_json(F.struct(*plain)) if plain else F.lit("{}")
    parts = [F.concat(F.lit(f'"{name}":'), F.coalesce(F.nullif(F.trim(name), F.lit("")), F.lit("null"))) for name in in_text]
    if not parts:
        return object_
    inner = F.substring(object_, 2, 1 << 30)
    return F.concat(F.lit("{"), F.concat_ws(",", *parts), F.when(inner == "}", "").otherwise(","), inner)


def lines_read(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """In an executor: the records of lines of works."""
    _alone()
    for batch in batches:
        paths, parts, rows, values = (batch.column(name) for name in ("path", "part", "row", "value"))
        for start, end in _runs(paths, parts, rows):
            path, name = paths[start].as_py(), unquote(paths[start].as_py())
            lines = values.slice(start, end - start)
            text = "\n".join(lines.to_pylist()) + "\n"
            if text.lstrip()[:1] == "[" or text.lstrip().startswith('{"meta"'):
                raise InputError("is one JSON document, not JSON Lines; write a work a line", name)
            found, tally = _native.spark_read_lines(name, "openalex", text.encode())
            yield from _told(_arrow.table(found), tally, path, parts[start].as_py(), rows[start].as_py())


def files_read(format: str | None) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """In an executor: the records of whole files."""

    def read(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        _alone()
        for batch in batches:
            for path, content in zip(batch.column("path").to_pylist(), batch.column("content")):
                with tempfile.TemporaryDirectory() as folder:
                    # The name stays, because formats are told by their extensions, too.
                    copy = os.path.join(folder, unquote(path).rsplit("/", 1)[-1])
                    with open(copy, "wb") as file:
                        file.write(content.as_buffer())
                    found, tally = _native.spark_read_file(copy, format)
                yield from _told(_arrow.table(found), tally, path, 0, 0)

    return read


def _alone() -> None:
    """A task has one core."""
    os.environ.setdefault("RAYON_NUM_THREADS", "1")


def _runs(paths: pyarrow.Array, parts: pyarrow.Array, rows: pyarrow.Array) -> Iterator[tuple[int, int]]:
    """Rows that follow each other in a part of a file."""
    where = list(zip(paths.to_pylist(), parts.to_pylist(), rows.to_pylist()))
    start = 0
    for place in range(1, len(where) + 1):
        if place < len(where) and where[place] == (*where[place - 1][:2], where[place - 1][2] + 1):
            continue
        yield start, place
        start = place


def _told(found: pyarrow.Table, tally: str, path: str, part: int, row: int) -> Iterator[pyarrow.RecordBatch]:
    count = found.num_rows
    where = {"path": path, "part": part, "row": row}
    for name, value in where.items():
        found = found.append_column(name, pyarrow.array([value] * count, _ARROW.field(name).type))
    found = found.append_column("place", pyarrow.array(range(count), pyarrow.int32()))
    found = found.append_column("tally", pyarrow.nulls(count, _TEXT))
    if count:
        yield from _arrow.batches(found, _ARROW)
    yield pyarrow.RecordBatch.from_pylist([{**where, "place": -1, "tally": tally}], schema=_ARROW)


@dataclass
class Records:
    """What was read."""

    stages: Stages
    # Every record that has authors: its number in the order of the input, its input, and what it states.
    frame: DataFrame
    # The database that assigns the keys of each input; None where they are its own.
    databases: list[str | None]
    # What the files are called, and the number of the first record of each.
    names: list[str]
    firsts: list[int]
    # What else there was, as counts.
    tally: dict[str, Any]


def records(stages: Stages, files: Sequence[File], read: Callable[[], DataFrame]) -> Records:
    """The records of files, numbered by path and then by row."""
    found = stages.table("read", read)
    order = {file.path: (number, file) for number, file in enumerate(files)}

    def parts() -> list[list[Any]]:
        counted = found.groupBy("path", "part", "row").agg(
            F.sum(F.when(F.col("place") >= 0, 1).otherwise(0)).alias("count"), F.max("tally").alias("tally")
        )
        lines = [list(line) for line in counted.collect()]
        return sorted(lines, key=lambda line: (order[line[0]][0], line[1], line[2]))

    numbers, first, tally = [], 0, _Tally()
    firsts: list[int | None] = [None] * len(files)
    for path, part, row, count, told in stages.value("parts", parts):
        number = order[path][0]
        firsts[number] = first if firsts[number] is None else firsts[number]
        numbers.append((path, part, row, first, number))
        first += count
        tally.add(number, json.loads(told), unquote(path))
    if first == 0:
        raise InputError("no record has authors")
    if first >> (63 - PLACES):
        raise InputError(f"there are {first} records, more than can be numbered")
    where = stages.spark.createDataFrame(numbers, "path string, part long, row long, first long, input int")
    rows = found.where(F.col("place") >= 0).join(F.broadcast(where), ["path", "part", "row"])
    frame = rows.withColumn("record", F.col("first") + F.col("place"))
    frame = frame.drop("path", "part", "row", "place", "first", "tally")
    names = [file.name for file in files]
    return Records(stages, frame, tally.databases(len(files)), names, [first or 0 for first in firsts], tally.counts)


class _Tally:
    """Adds up what was read besides records."""

    def __init__(self) -> None:
        self.counts: dict[str, Any] = {"records": 0, "without_authors": 0, "notices": {}}
        self._databases: dict[int, str | None] = {}

    def add(self, number: int, told: dict[str, Any], name: str) -> None:
        if told["ties"]:
            raise InputError("has ties without papers, which Spark is not needed for; read it with coauth.read", name)
        if told["persons"]:
            raise InputError(
                "has a list of people with several names (dblp and the ACL Anthology have it), which is not read on "
                "Spark; build an index of it: coauth index",
                name,
            )
        self.counts["records"] += told["records"]
        self.counts["without_authors"] += told["without_authors"]
        for kind, count in told["notices"].items():
            self.counts["notices"][kind] = self.counts["notices"].get(kind, 0) + count
        for _, database in told["formats"]:
            self._databases[number] = database

    def databases(self, files: int) -> list[str | None]:
        return [self._databases.get(number) for number in range(files)]


def of_table(frame: DataFrame) -> Column:
    """A row of a table as a work of OpenAlex: its columns are those that `Network.from_records` tells of."""
    kinds = {field.name: field.dataType.simpleString() for field in frame.schema.fields}
    unknown = [name for name in kinds if name not in _COLUMNS]
    if unknown or "authors" not in kinds:
        raise UsageError(f"columns: expected authors and any of {', '.join(_COLUMNS[1:])}, not {', '.join(kinds)}")
    is_plain = kinds["authors"] == "array<string>"
    if not is_plain and kinds["authors"] not in ("array<struct<name:string,orcid:string>>", "array<struct<orcid:string,name:string>>"):
        raise UsageError("authors: expected array<string> or array<struct<name, orcid>>, not " + kinds["authors"])

    def authorship(one: Column) -> Column:
        name, orcid = (one, F.lit(None).cast("string")) if is_plain else (one["name"], one["orcid"])
        return F.struct(F.struct(name.alias("display_name"), orcid.alias("orcid")).alias("author"))

    fields = [F.transform("authors", authorship).alias("authorships"), F.lit(False).alias("is_authors_truncated")]
    of_work = {"id": "id", "title": "title", "year": "publication_year", "date": "publication_date", "doi": "doi", "type": "type"}
    fields += [F.col(name).cast("string").alias(field) for name, field in of_work.items() if name in kinds]
    if "venue" in kinds:
        source = F.struct(F.col("venue").alias("display_name"))
        fields.append(F.struct(source.alias("source")).alias("primary_location"))
    return F.to_json(F.struct(*fields))


_COLUMNS = ("authors", "id", "title", "year", "date", "doi", "type", "venue")


def refuse_evidence(names: str) -> None:
    """Evidence needs all names at once, and so one machine."""
    if names == "evidence":
        raise UsageError(
            "names='evidence' needs all names and bylines in the memory of one machine, so it is not there on Spark; "
            "save the network, build an index with `coauth index copy/ --names evidence -o x.coauth`, and ask that"
        )
    if names not in ("exact", "folded"):
        raise UsageError(f"names: expected exact or folded, not {names!r}")
