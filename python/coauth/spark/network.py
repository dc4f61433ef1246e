"""A network on Spark."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F

from .. import _native
from .._errors import AuthorError, InputError, UsageError, warn
from .._records import Record, wrapped
from . import _arrow, _components, _degrees, _figures, _papers, _people, _reading, _saving
from ._reading import File, Records
from ._search import Search
from ._stages import Stages
from ._waiting import Waiting

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

# A quarter of an hour: clusters take some minutes to replace workers.
NO_EXECUTOR_TIMEOUT = 900.0

# An ambiguous name is told with so many authors that it may mean.
MOST_CANDIDATES = 20


class Network:
    """A network whose records, authors and ties are tables of Spark.

    Make one with `from_openalex`, `from_records` or `from_files`. Nothing is computed before it is asked for; every stage is
    then kept as Parquet with a manifest in the folder `work`, and a job that starts again with the same folder goes on after
    the last complete stage.

    Examples
    --------
    >>> from coauth.spark import Network                                        # doctest: +SKIP
    >>> net = Network.from_openalex(spark, "s3://bucket/works", work="s3://bucket/work")    # doctest: +SKIP
    >>> net.stats().authors                                                     # doctest: +SKIP
    42
    """

    _stages: Stages
    _policy: str

    def __init__(self, stages: Stages, read: Callable[[], Records], policy: str, options: dict[str, Any]) -> None:
        self._stages, self._read, self._policy, self._options = stages, read, policy, options
        self._records: Records | None = None

    @classmethod
    def from_openalex(
        cls,
        spark: SparkSession,
        path: str | Sequence[str],
        *,
        names: str = "folded",
        work: str | None = None,
        keep_duplicates: bool = False,
        groups: bool = False,
        max_authors: int | None = None,
        no_executor_timeout: float = NO_EXECUTOR_TIMEOUT,
    ) -> Network:
        """Works of OpenAlex, as Parquet or JSON Lines.

        Parameters
        ----------
        spark : SparkSession
            A session of Spark 3.5 or later that is not a Spark Connect one.
        path : str or sequence of str
            Folders, files or globs. Works are in the order of paths, and then of rows.
        names : {'folded', 'exact'}
            How spellings become authors, besides identifiers.
        work : str, optional
            The folder of the stages; by default one in the warehouse of Spark, named by what is read.
        keep_duplicates, groups, max_authors
            As in `coauth.read`.
        no_executor_timeout : float
            After so many seconds without any executor, an error.
        """
        paths = [path] if isinstance(path, str) else list(path)
        _reading.refuse_evidence(names)
        waiting = Waiting(spark, no_executor_timeout)
        files = waiting.during(lambda: _works_of(_reading.listed(spark, paths)), "files")

        def read() -> DataFrame:
            return _reading.of_works(spark, files).mapInArrow(_reading.lines_read, _reading.SCHEMA)

        options = {"keep_duplicates": keep_duplicates, "groups": groups, "max_authors": max_authors}
        stages = _stages(spark, work, waiting, ["openalex", names, options, _fingerprint(files)])
        return cls(stages, lambda: _reading.records(stages, files, read), names, {**options, "is_of_works": True})

    @classmethod
    def from_records(
        cls,
        records: DataFrame,
        *,
        order: str | Sequence[str] = "id",
        names: str = "folded",
        work: str | None = None,
        keep_duplicates: bool = False,
        groups: bool = False,
        max_authors: int | None = None,
        no_executor_timeout: float = NO_EXECUTOR_TIMEOUT,
    ) -> Network:
        """Papers as rows of a table.

        Parameters
        ----------
        records : DataFrame
            A column `authors`, of names or of structs of `name` and `orcid`, and any of `id`, `title`, `year`, `date`, `doi`,
            `type` and `venue`. Rows with the same id are one paper.
        order : str or sequence of str
            The columns that say in which order papers come. No two rows may have the same.
        work : str, optional
            The folder of the stages. It belongs to this table: what is in it is not computed again, whatever the table has
            become. By default a new one in the warehouse of Spark.
        names, keep_duplicates, groups, max_authors, no_executor_timeout
            As in `from_openalex`.
        """
        _reading.refuse_evidence(names)
        spark, by = records.sparkSession, [order] if isinstance(order, str) else list(order)
        value = _reading.of_table(records)
        options = {"keep_duplicates": keep_duplicates, "groups": groups, "max_authors": max_authors}
        made_of = ["records", names, options, records.schema.jsonValue(), by]
        folder = work or f"{_warehouse(spark)}/coauth/{uuid.uuid4().hex}"
        stages = _stages(spark, folder, Waiting(spark, no_executor_timeout), made_of)
        file = File("records", 0, "")

        def read() -> DataFrame:
            keys = [F.col(name).alias(f"order_{number}") for number, name in enumerate(by)]
            rows = stages.numbered("rows", lambda: records.select(*keys, value.alias("value")), [f"order_{n}" for n in range(len(by))], "row")
            distinct = rows.select(*[f"order_{n}" for n in range(len(by))]).distinct().count()
            if distinct < rows.count():
                raise UsageError(f"order: several rows have the same {', '.join(by)}, so that their order is not known")
            placed = rows.select(F.lit("records").alias("path"), F.lit(0).cast("long").alias("part"), "row", "value")
            return placed.mapInArrow(_reading.lines_read, _reading.SCHEMA)

        return cls(stages, lambda: _reading.records(stages, [file], read), names, {**options, "is_of_works": True})

    @classmethod
    def from_files(
        cls,
        spark: SparkSession,
        path: str | Sequence[str],
        *,
        from_: str | None = None,
        names: str = "folded",
        work: str | None = None,
        keep_duplicates: bool = False,
        groups: bool = False,
        max_authors: int | None = None,
        no_executor_timeout: float = NO_EXECUTOR_TIMEOUT,
    ) -> Network:
        """Files in any format that `coauth.read` knows, each of them read whole by one executor: up to 2 GB.

        Each file is read as if it were named to `coauth.read`, in the order of paths. Files of ties, of several databases, and
        with lists of people are refused; definitions of BibTeX count in their own file only.

        Parameters
        ----------
        from_ : str, optional
            The format of all files, instead of detecting it for each.
        spark, path, names, work, keep_duplicates, groups, max_authors, no_executor_timeout
            As in `from_openalex`.
        """
        paths = [path] if isinstance(path, str) else list(path)
        _reading.refuse_evidence(names)
        waiting = Waiting(spark, no_executor_timeout)
        files = waiting.during(lambda: _reading.listed(spark, paths), "files")

        def read() -> DataFrame:
            found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
            placed = found.select(F.col("_metadata.file_path").alias("path"), "content")
            return placed.mapInArrow(_reading.files_read(from_), _reading.SCHEMA)

        options = {"keep_duplicates": keep_duplicates, "groups": groups, "max_authors": max_authors}
        stages = _stages(spark, work, waiting, ["files", from_, names, options, _fingerprint(files)])
        return cls(stages, lambda: _reading.records(stages, files, read), names, {**options, "is_of_works": False})

    # What is computed once.

    def _of_records(self) -> Records:
        if self._records is None:
            self._records = self._read()
            notices = self._records.tally["notices"]
            if notices:
                told = ", ".join(f"{kind}: {count}" for kind, count in sorted(notices.items()))
                warn(f"notices of reading, by kind: {told}")
        return self._records

    def _duplicates(self) -> DataFrame | None:
        return None if self._options["keep_duplicates"] else _papers.merged(self._of_records())

    def _spellings(self) -> DataFrame:
        records = self._of_records()
        return _people.of_spellings(records, self._policy, _people.spellings(records, self._policy))

    def _roster(self) -> DataFrame:
        return _people.roster(self._stages, self._spellings(), self._policy)

    def _papers(self) -> DataFrame:
        """The papers of the network, each with its authors in the order of its byline."""

        def make() -> DataFrame:
            kept = _papers.kept(self._of_records(), self._duplicates())
            of_each = self._spellings()
            if not self._options["groups"]:
                of_each = of_each.where("NOT is_group")
            met = _people.mentions(kept).join(of_each.select("name", "ids", "marked", "author"), ["name", "ids", "marked"])
            in_order = F.array_sort(F.collect_list(F.struct("mention", "author")))
            byline = F.array_distinct(F.transform(in_order, lambda one: one["author"]))
            bylines = met.groupBy("record").agg(byline.alias("byline"))
            told = kept.select("record", "input", "key", "title", "doi", "type", "venue", "date")
            papers = told.join(bylines, "record").withColumnRenamed("record", "paper")
            most = self._options["max_authors"]
            return papers if most is None else papers.where(F.size("byline") <= most)

        papers = self._stages.table("papers", make)
        if not self._stages.value("has-papers", lambda: not papers.isEmpty()):
            raise self._empty()
        return papers

    def _empty(self) -> InputError:
        """Why there is no paper, as one machine says it."""
        is_of_groups = not self._options["groups"] and self._spellings().where("NOT is_group").isEmpty()
        if is_of_groups:
            return InputError("all authors are groups; pass groups=True to include them")
        return InputError("every paper has more authors than max_authors; relax it")

    def _authorships(self) -> DataFrame:
        return self._stages.table("authorships", lambda: self._papers().select("paper", F.explode("byline").alias("author")))

    def _people(self) -> DataFrame:
        """The authors of the network, with their papers."""

        def make() -> DataFrame:
            papers = self._authorships().groupBy("author").agg(F.count("*").cast("int").alias("papers"))
            return self._roster().join(papers, "author")

        return self._stages.table("people", make)

    def _coauthors(self) -> DataFrame:
        return _degrees.degrees(self._stages, self._papers())

    def _labels(self) -> DataFrame:
        """The component of each author who has a co-author."""
        several = self._papers().where(F.size("byline") > 1)
        first = F.element_at("byline", 1)

        def edges() -> DataFrame:
            others = F.slice("byline", 2, F.size("byline") - 1)
            return several.select(first.alias("a"), F.explode(others).alias("b"))

        return _components.connected(self._stages, "components", edges)

    def _known(self) -> DataFrame:
        """The authors with their degrees and components."""

        def make() -> DataFrame:
            degrees = self._coauthors()
            labels = self._labels().withColumnRenamed("node", "author")
            known = self._people().join(degrees, "author", "left").join(labels, "author", "left")
            return known.fillna(0, ["coauthors"]).withColumn("label", F.coalesce("label", "author"))

        return self._stages.table("known", make)

    def _ranked(self) -> DataFrame:
        """The components, largest first, then by the name that comes first in each."""

        def make() -> DataFrame:
            first = F.min(F.struct("folded", "name", "author")).alias("first")
            sums = F.count("*").alias("authors"), F.sum("coauthors").alias("ends"), first
            return self._known().groupBy("label").agg(*sums)

        order = [F.desc("authors"), F.col("first")]
        ranked = self._stages.numbered("ranked", make, order, "place")
        return ranked.withColumn("component", (F.col("place") + 1).cast("int")).drop("place")

    # What is answered.

    def authors(self) -> DataFrame:
        """One row per author, in the order of their first appearance: name, id, papers, co-authors, rank of the component."""
        known = self._known().join(self._ranked().select("label", "component"), "label")
        return self._named(known, "papers", "coauthors", "component")

    def degrees(self) -> DataFrame:
        """The number of co-authors of every author: `author`, `author_id`, `coauthors`."""
        return self._named(self._people().join(self._coauthors(), "author", "left").fillna(0, ["coauthors"]), "coauthors")

    def components(self) -> DataFrame:
        """The connected components, largest first: rank, authors, papers, ties, first and last year."""

        def make() -> DataFrame:
            label = self._known().select(F.col("author").alias("first"), "label")
            year = F.when(F.col("date") > -(2**31), F.shiftright("date", 16)).cast("short")
            papers = self._papers().select(F.element_at("byline", 1).alias("first"), year.alias("year")).join(label, "first")
            return papers.groupBy("label").agg(
                F.count("*").alias("papers"), F.min("year").alias("first_year"), F.max("year").alias("last_year")
            )

        of_papers = self._stages.table("papers-of-components", make)
        found = self._ranked().join(of_papers, "label")
        ties = (F.col("ends") / 2).cast("long").alias("ties")
        return found.select("component", "authors", "papers", ties, "first_year", "last_year").orderBy("component")

    def ties(self, *, counting: str = "full") -> DataFrame:
        """One row per tie: the names and ids of both authors, their common papers, and the strength.

        All pairs of long bylines are among them: a paper of 15,025 authors has 113 million.

        Parameters
        ----------
        counting : {'full', 'fractional', 'paper'}
            What a paper adds to the strength.
        """
        if counting not in ("full", "fractional", "paper"):
            raise UsageError(f"counting: expected full, fractional or paper, not {counting!r}")
        ties = self._stages.table(f"ties-{counting}", lambda: _degrees.strengths(self._papers(), counting))
        shown = self._people().select("author", F.col("shown"), "author_id")
        one, other = (shown.toDF(end, f"{end}_shown", f"{end}_id") for end in ("a", "b"))
        named = ties.join(one, "a").join(other, "b").orderBy("a", "b")
        columns = (F.col("a_shown").alias("a"), F.col("b_shown").alias("b"), "a_id", "b_id", F.col("papers").cast("int").alias("papers"))
        return named.select(*columns, "strength")

    def distances(self, author: str) -> DataFrame:
        """Everyone within reach of an author: `author`, `author_id`, `distance`, nearest first, then by first appearance.

        Parameters
        ----------
        author : str
            An identifier such as A5023888391 or orcid:0000-0002-1825-0097, an author id, or a name.
        """
        found = Search(self._stages, self._authorships(), self._who(author)["author"]).all()
        reached = self._people().join(found, "author")
        return reached.orderBy("distance", "author").select(F.col("shown").alias("author"), "author_id", "distance")

    def path(self, from_: str, to: str) -> Record:
        """A shortest path between two authors, with the papers of each hop, as `coauth path` gives it in JSON.

        Parameters
        ----------
        from_, to : str
            As in `distances`.
        """
        return self._stages.waiting.during(lambda: self._path(from_, to), "path")

    def _path(self, from_: str, to: str) -> Record:
        one, other = self._who(from_), self._who(to)
        ends = {"from": one["shown"], "from_id": one["author_id"], "to": other["shown"], "to_id": other["author_id"]}
        found = Search(self._stages, self._authorships(), one["author"]).between(other["author"])
        if found is None:
            return Record({**ends, "distance": None, "cost": None, "count": 0, "paths": []})
        hops = list(zip(found.first, found.first[1:]))
        people = self._shown_of(found.first)
        papers = self._told_of({paper for hop in hops for paper in found.papers(*hop)})

        def told(a: int, b: int) -> dict[str, Any]:
            newest = sorted((papers[number] for number in found.papers(a, b)), key=lambda paper: -(paper["year"] or -(2**20)))
            between = {"from": people[a][0], "from_id": people[a][1], "to": people[b][0], "to_id": people[b][1]}
            return {**between, "papers": newest}

        names, ids = zip(*[people[author] for author in found.first])
        path = {"authors": list(names), "author_ids": list(ids), "hops": [told(*hop) for hop in hops]}
        count = found.count()
        more = {} if count is not None else {"count_method": "more than 2^53"}
        return Record({**ends, "distance": found.distance, "cost": found.distance, "count": count, **more, "paths": [path]})

    def stats(self) -> Record:
        """The figures of the network, as `coauth stats` gives them in JSON.

        What needs all triangles or all ties at once is None: transitivity, clustering, assortativity, cores, articulation
        points, bridges and distances.
        """
        return Record(self._stages.value("stats", self._figures))

    def _figures(self) -> dict[str, Any]:
        records, of_papers = self._of_records(), _figures.of_papers(self._papers())
        known = self._known()
        sums = known.agg(F.count("*"), F.sum("coauthors"), F.max("coauthors"), F.max("papers"), F.sum((F.col("coauthors") == 0).cast("long")))
        authors, ends, most, papers, isolated = sums.head() or (0,) * 5
        ties, components = ends // 2, self._ranked().count()
        largest = self.components().head()
        assert largest is not None
        again = self._duplicates()
        joined = {line["reason"]: line["count"] for line in _people.joins(self._spellings(), self._roster()).collect()}
        unknown = (
            "transitivity average_clustering triangles degree_assortativity max_core articulation_points bridges diameter mean_distance"
        )
        return {
            "papers": of_papers["papers"],
            "authors": authors,
            "authorships": of_papers["authorships"],
            "ties": ties,
            "components": components,
            "isolated_authors": isolated,
            "single_author_papers": of_papers["single_author_papers"],
            "largest_component": {name: largest[name] for name in ("authors", "papers", "ties")},
            "authors_per_paper": of_papers["authors_per_paper"],
            "papers_per_author": {"mean": of_papers["authorships"] / authors, "max": papers},
            "coauthors_per_author": {"mean": ends / authors, "max": most},
            "collaboration_coefficient": of_papers["collaboration_coefficient"],
            "density": 2.0 * ties / (authors * (authors - 1.0)) if authors > 1 else None,
            **dict.fromkeys(unknown.split()),
            "years": of_papers["years"],
            "records": {
                "read": records.tally["records"],
                "without_authors": records.tally["without_authors"],
                "duplicates": 0 if again is None else again.where("record != main").count(),
            },
            "joins": {reason: joined[reason] for reason in ("exact", "folded", "identifier") if reason in joined},
        }

    def save(self, path: str) -> None:
        """Write the records in their order, as Parquet, of which `coauth index PATH -o x.coauth` builds the index.

        Only what coauth reads is in it: works of OpenAlex without affiliations, abstracts and topics. The index has the same
        answers as one of the sources.

        Parameters
        ----------
        path : str
            A folder that does not exist yet.
        """
        if not self._options["is_of_works"]:
            raise UsageError("the files are the best input of an index already: `coauth index FILES -o x.coauth`")
        self._stages.waiting.during(lambda: _saving.save(self._of_records(), path), "save")

    def seconds(self) -> dict[str, float]:
        """How long each stage took that this network has asked for, in seconds, without the stages that it needed."""
        return self._stages.seconds()

    # Looking up.

    def _named(self, frame: DataFrame, *columns: str) -> DataFrame:
        return frame.orderBy("author").select(F.col("shown").alias("_"), "author_id", *columns).withColumnRenamed("_", "author")

    def _who(self, name: str) -> dict[str, Any]:
        """The author whom a name or an identifier means."""
        text = name.removeprefix("id:")
        is_known = F.array_contains("identifiers", text) | F.array_contains("identifiers", f"openalex:{text}")
        people = self._people()
        is_meant = (F.coalesce(is_known, F.lit(False))) | (F.col("author_id") == text) | (F.col("shown") == name)
        columns = ("author", "author_id", "shown")

        def look(condition: Column) -> list[dict[str, Any]]:
            lines = people.where(condition).select(*columns).orderBy("author").limit(MOST_CANDIDATES + 1).collect()
            return [line.asDict() for line in lines]

        def find() -> list[dict[str, Any]]:
            return look(is_meant) or look(F.col("folded") == _folded(name))

        found = self._stages.waiting.during(find, "who")
        if len(found) == 1:
            return found[0]
        several = len(found) if len(found) <= MOST_CANDIDATES else f"more than {MOST_CANDIDATES}"
        error = AuthorError(f'no author named "{name}"' if not found else f'"{name}" may be any of {several} authors; pass an id')
        error.name = name
        shown = found[:MOST_CANDIDATES]
        error.candidates = [wrapped({"author": one["shown"], "author_id": one["author_id"]}) for one in shown]
        raise error

    def _shown_of(self, authors: Sequence[int]) -> dict[int, tuple[str, str]]:
        lines = self._people().where(F.col("author").isin(list(authors))).select("author", "shown", "author_id").collect()
        return {line[0]: (line[1], line[2]) for line in lines}

    def _told_of(self, papers: set[int]) -> dict[int, dict[str, Any]]:
        records = self._of_records()
        frame = self._stages.spark.createDataFrame([(paper,) for paper in sorted(papers)], "paper long")
        lines = self._papers().join(F.broadcast(frame), "paper", "left_semi").orderBy("paper").collect()

        def told(line: Any) -> dict[str, Any]:
            own = f"{records.names[line['input']]}#{line['paper'] - records.firsts[line['input']] + 1}"
            return {
                "id": line["key"] or own,
                "title": line["title"] or None,
                "year": line["date"] >> 16 if line["date"] > -(2**31) else None,
                "doi": line["doi"] or None,
                "byline_length": len(line["byline"]),
            }

        return {line["paper"]: told(line) for line in lines}

    def __repr__(self) -> str:
        return f"<coauth.spark.Network in {self._stages.folder}>"


def _folded(name: str) -> str:
    packed = (b"\0\0\0\0" + len(name.encode()).to_bytes(4, "little"), name.encode())
    found = _arrow.table(_native.spark_names("folded", packed, b"\0"))
    return str(found.column("folded")[0].as_py())


def _works_of(files: list[File]) -> list[File]:
    """The files of works among those of a folder: OpenAlex has a manifest beside them."""
    works = [file for file in files if file.name != "manifest"]
    ends = (".parquet", ".jsonl", ".ndjson", ".json", ".gz", ".bz2", ".zst")
    odd = next((file for file in works if not file.name.endswith(ends)), None)
    if odd is not None:
        raise InputError(f"expected Parquet or JSON Lines, whose names end in one of {', '.join(ends)}", odd.path)
    return works


def _fingerprint(files: Sequence[File]) -> list[list[Any]]:
    return [[file.path, file.size, file.changed] for file in files]


def _warehouse(spark: SparkSession) -> str:
    return str(spark.conf.get("spark.sql.warehouse.dir"))


def _stages(spark: SparkSession, work: str | None, waiting: Waiting, made_of: list[Any]) -> Stages:
    if not hasattr(spark, "_jsparkSession"):
        raise UsageError("a Spark Connect session cannot be used; make a classic one, with a master")
    told = hashlib.sha256(json.dumps([version("coauth"), *made_of], sort_keys=True).encode()).hexdigest()
    return Stages(spark, (work or f"{_warehouse(spark)}/coauth/{told[:16]}").rstrip("/"), told, waiting)
