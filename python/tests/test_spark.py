"""Networks on Spark, in one process: answers are those of one machine."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coauth
import pytest
import works

pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java", allow_module_level=True)

import pyarrow.parquet  # noqa: E402
from coauth.spark import Network, _components, _people, _stages, network  # noqa: E402
from coauth.spark._waiting import Waiting  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

# What one machine has and Spark has not, and what is about files.
NOT_ON_SPARK = (
    "transitivity average_clustering triangles degree_assortativity max_core articulation_points bridges diameter "
    "mean_distance inputs"
).split()


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = tmp_path_factory.mktemp("spark")
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "3").config("spark.sql.warehouse.dir", str(folder))
    # Little data: plans are interpreted, because compiling them takes longer than they run.
    builder = builder.config("spark.sql.codegen.wholeStage", "false").config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    builder = builder.config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def rows(table: Any) -> list[dict[str, Any]]:
    return [row.asDict() for row in table.collect()]


def assert_same(net: Network, single: coauth.Network, *, authors_only: bool = False) -> None:
    """Every answer is that of one machine."""
    assert rows(net.authors()) == single.authors.to_dicts()
    stats, expected = net.stats().to_dict(), single.stats().to_dict()
    assert {**stats, **dict.fromkeys(NOT_ON_SPARK)} == {**expected, **dict.fromkeys(NOT_ON_SPARK)}
    assert [row["coauthors"] for row in rows(net.degrees())] == single.authors["coauthors"]
    if authors_only:
        return
    for counting in ("full", "fractional", "paper"):
        assert rows(net.ties(counting=counting)) == single.ties(counting=counting).to_dicts(), counting
    found = [(row["authors"], row["papers"], row["ties"]) for row in rows(net.components())]
    assert found == [(row.authors, row.papers, row.ties) for row in single.components(limit=0)]
    ids = single.authors["author_id"]
    for start, end in ((0, len(ids) // 2), (1, 3), (2, len(ids) - 1)):
        one, other = f"id:{ids[start]}", f"id:{ids[end]}"
        distances = {row["author_id"]: row["distance"] for row in rows(net.distances(one)) if row["distance"]}
        assert distances == {row.author_id: row.distance for row in single.distances(one, limit=0)}
        assert net.path(one, other).to_dict() == single.path(one, other).to_dict()


@pytest.mark.parametrize("names", ["folded", "exact"])
def test_a_snapshot_of_openalex_is_read_as_on_one_machine(spark: SparkSession, tmp_path: Path, names: Any) -> None:
    path = works.written(tmp_path)
    net = Network.from_openalex(spark, str(path), names=names, work=str(tmp_path / "work"))
    assert_same(net, coauth.read(path, names=names))


@pytest.mark.parametrize("seed", range(2, 5))
def test_who_is_who_by_identifiers_is_as_on_one_machine(spark: SparkSession, tmp_path: Path, seed: int) -> None:
    path = works.written(tmp_path, seed, 240)
    net = Network.from_openalex(spark, str(path), work=str(tmp_path / "work"), groups=seed % 2 == 0)
    assert_same(net, coauth.read(path, groups=seed % 2 == 0), authors_only=True)


def test_groups_of_spellings_that_are_decided_apart_decide_as_together(spark: SparkSession, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(_people, "_AT_ONCE", 3)
    monkeypatch.setattr(_people, "FEW", 0)
    path = works.written(tmp_path, 7, 150)
    net = Network.from_openalex(spark, str(path), work=str(tmp_path / "work"))
    assert_same(net, coauth.read(path), authors_only=True)


@pytest.mark.parametrize("keep_duplicates", [False, True])
def test_works_in_parquet_are_read_as_on_one_machine(spark: SparkSession, tmp_path: Path, keep_duplicates: bool) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    for number in range(2):
        lines = [work for work in works.works(20 + number, 100)]
        source = tmp_path / f"{number}.jsonl"
        source.write_text("".join(json.dumps(work) + "\n" for work in lines))
        spark.read.json(str(source)).coalesce(1).write.parquet(str(tmp_path / f"spark-{number}"))
        (part,) = (tmp_path / f"spark-{number}").glob("*.parquet")
        part.rename(folder / f"part-{number}.parquet")
    net = Network.from_openalex(spark, str(folder), work=str(tmp_path / "work"), keep_duplicates=keep_duplicates)
    assert_same(net, coauth.read(folder, keep_duplicates=keep_duplicates), authors_only=True)


def test_authorships_that_are_json_in_a_column_of_text_are_read(spark: SparkSession, tmp_path: Path) -> None:
    made = [work for work in works.works(30, 60)]
    columns = {name: [work[name] for work in made] for name in ("id", "title", "publication_year")}
    columns["authorships"] = [json.dumps(work["authorships"]) for work in made]
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "works.parquet")
    net = Network.from_openalex(spark, str(tmp_path / "works.parquet"), work=str(tmp_path / "work"))
    assert_same(net, coauth.read(tmp_path / "works.parquet"), authors_only=True)


def test_files_of_several_sources_are_one_paper_by_their_titles(spark: SparkSession, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.bib").write_text(
        "@article{one, author={Lee, Ann and Roe, Bob}, title={On Knots and Their Many Names}, year=2019}\n"
        "@article{two, author={Bob Roe and Cat Poe}, title={Knots, Continued}, year=2021, doi={10.5555/TWO}}\n"
    )
    (folder / "b.ris").write_text(
        "TY  - JOUR\nAU  - Lee, A.\nAU  - Roe, Bob\nTI  - On knots, and their many names\nPY  - 2020\nER  - \n"
        "TY  - JOUR\nAU  - Roe, Bob\nAU  - Poe, Cat\nTI  - Knots continued\nDO  - 10.5555/two\nER  - \n"
    )
    (folder / "c.jsonl").write_text("".join(json.dumps(work) + "\n" for work in works.works(40, 30)))
    net = Network.from_files(spark, str(folder), work=str(tmp_path / "work"))
    single = coauth.read(*sorted(folder.iterdir()))
    assert single.stats().records.duplicates >= 2
    assert_same(net, single)
    with pytest.raises(coauth.UsageError, match="coauth index"):
        net.save(str(tmp_path / "copy"))


def test_rows_of_a_table_are_papers(spark: SparkSession, tmp_path: Path) -> None:
    table = [(2, ["Ann Lee", "Bob Roe"], "Knots", 2020), (1, ["Lee, Ann", "Cat Poe"], "Loops", 2019)]
    frame = spark.createDataFrame(table, "id long, authors array<string>, title string, year int")
    net = Network.from_records(frame, work=str(tmp_path / "work"))
    assert [row["author"] for row in rows(net.authors())] == ["Lee, Ann", "Cat Poe", "Bob Roe"]
    assert net.path("Cat Poe", "Bob Roe").distance == 2
    with pytest.raises(coauth.UsageError, match="order"):
        Network.from_records(frame.union(frame), work=str(tmp_path / "twice")).stats()


def test_an_index_of_the_copy_answers_as_one_of_the_sources(spark: SparkSession, tmp_path: Path) -> None:
    path = works.written(tmp_path, 5)
    Network.from_openalex(spark, str(path), work=str(tmp_path / "work")).save(str(tmp_path / "copy"))
    index = tmp_path / "x.coauth"
    subprocess.run([sys.executable, "-m", "coauth", "-q", "index", tmp_path / "copy", "-o", index], check=True)
    one, other = coauth.open(index), coauth.read(path)
    assert one.authors.to_dicts() == other.authors.to_dicts()
    assert one.papers.to_dicts() == other.papers.to_dicts()
    assert one.ties().to_dicts() == other.ties().to_dicts()


def test_components_by_contraction_are_those_of_the_driver(spark: SparkSession, tmp_path: Path, monkeypatch: Any) -> None:
    path = works.written(tmp_path, 6, 150)
    one = Network.from_openalex(spark, str(path), work=str(tmp_path / "one"))
    expected = rows(one.authors())
    monkeypatch.setattr(_components, "FEW", 0)
    other = Network.from_openalex(spark, str(path), work=str(tmp_path / "other"))
    assert rows(other.authors()) == expected
    assert (tmp_path / "other" / "components" / "round-1").exists()


def test_a_job_that_starts_again_goes_on_after_the_last_complete_stage(spark: SparkSession, tmp_path: Path) -> None:
    path, work = works.written(tmp_path, 8, 90), tmp_path / "work"
    expected = rows(Network.from_openalex(spark, str(path), work=str(work)).authors())
    before = (work / "spellings" / "manifest.json").stat().st_mtime_ns
    # As if the driver had been killed while it wrote a stage.
    (work / "papers" / "manifest.json").unlink()
    shutil.rmtree(work / "known")
    assert rows(Network.from_openalex(spark, str(path), work=str(work)).authors()) == expected
    assert (work / "spellings" / "manifest.json").stat().st_mtime_ns == before
    with open(path / "updated_date=2024-03-01" / "part_000.jsonl", "a") as file:
        file.write("\n")
    with pytest.raises(coauth.UsageError, match="another network"):
        Network.from_openalex(spark, str(path), work=str(work)).stats()


def test_what_cannot_be_done_on_spark_is_refused_with_the_way_out(spark: SparkSession, tmp_path: Path) -> None:
    path = works.written(tmp_path, 9, 30)
    with pytest.raises(coauth.UsageError, match="coauth index"):
        Network.from_openalex(spark, str(path), names="evidence")
    (tmp_path / "list.json").write_text(json.dumps([{"authorships": []}]))
    with pytest.raises(Exception, match="not JSON Lines"):
        Network.from_openalex(spark, str(tmp_path / "list.json"), work=str(tmp_path / "w")).stats()
    net = Network.from_openalex(spark, str(path), work=str(tmp_path / "work"))
    with pytest.raises(coauth.AuthorError):
        net.distances("Somebody Else Entirely")


def test_a_network_without_papers_is_refused_as_on_one_machine(spark: SparkSession, tmp_path: Path) -> None:
    def work(*names: str) -> str:
        authors = [{"author": {"id": f"https://openalex.org/A{number}", "display_name": name}} for number, name in enumerate(names)]
        return json.dumps({"id": "https://openalex.org/W1", "title": "Knots", "authorships": authors}) + "\n"

    (tmp_path / "groups.jsonl").write_text(work("Knots Collaboration"))
    (tmp_path / "large.jsonl").write_text(work("Ann Lee", "Bob Roe", "Cat Poe"))
    for name, most, why in (("groups", None, "all authors are groups"), ("large", 2, "max_authors")):
        net = Network.from_openalex(spark, str(tmp_path / f"{name}.jsonl"), work=str(tmp_path / name), max_authors=most)
        with pytest.raises(coauth.InputError, match=why):
            net.stats()
        with pytest.raises(coauth.InputError):
            coauth.read(tmp_path / f"{name}.jsonl", max_authors=most)


def test_a_name_of_many_authors_says_that_they_are_more_than_it_lists(spark: SparkSession, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(network, "MOST_CANDIDATES", 3)
    orcids = ["0000-0002-1825-0003", "0000-0002-1825-0011", "0000-0002-1825-002X", "0000-0002-1825-0038"]
    authors = [*[("Ann Lee", orcid) for orcid in orcids], ("Bob Roe", None)]
    frame = spark.createDataFrame([(1, authors)], "id long, authors array<struct<name:string,orcid:string>>")
    net = Network.from_records(frame, work=str(tmp_path / "work"))
    with pytest.raises(coauth.AuthorError, match="any of more than 3 authors") as caught:
        net.distances("Ann Lee")
    assert len(caught.value.candidates) == 3
    assert net.path("Bob Roe", caught.value.candidates[0].author_id).distance == 1


class FarSession:
    """A session whose cluster has no executor: its jobs wait until they are canceled."""

    def __init__(self) -> None:
        self.sparkContext = self._jsc = self
        self.master, self.canceled = "spark://far:7077", threading.Event()

    def sc(self) -> FarSession:
        return self

    def getExecutorMemoryStatus(self) -> FarSession:
        return self

    def size(self) -> int:
        return 1

    def cancelAllJobs(self) -> None:
        self.canceled.set()

    def job(self) -> None:
        assert self.canceled.wait(5), "the job waits for ever"
        self.canceled.clear()
        raise RuntimeError("the job was canceled")


def test_jobs_without_executors_end_wherever_they_begin() -> None:
    session: Any = FarSession()
    waiting = Waiting(session, 0.05)

    def make() -> None:
        # What swallows the first failure begins another job.
        with contextlib.suppress(RuntimeError):
            session.job()
        waiting.during(session.job, "inner")

    with pytest.raises(coauth.Error, match="no executor for 0.05 seconds, in the stage inner;"):
        waiting.during(make, "outer")
    with pytest.raises(RuntimeError, match="of its own"):
        waiting.during(lambda: (_ for _ in ()).throw(RuntimeError("of its own")), "later")


def test_a_table_is_watched_while_it_is_made(spark: SparkSession, tmp_path: Path) -> None:
    session: Any = FarSession()
    stages = _stages.Stages(spark, str(tmp_path), "test", Waiting(session, 0.05))
    with pytest.raises(coauth.Error, match="in the stage counted"):
        stages.table("counted", session.job)


def test_seconds_of_a_stage_are_without_those_of_the_stages_that_it_needs(spark: SparkSession, tmp_path: Path) -> None:
    stages = _stages.Stages(spark, str(tmp_path), "test", Waiting(spark, 60))

    def outer() -> int:
        stages.value("inner", lambda: time.sleep(2))
        time.sleep(0.2)
        return stages.value("other", lambda: time.sleep(1)) or 1

    assert stages.value("outer", outer) == 1
    seconds = stages.seconds()
    assert seconds["inner"] >= 2 and seconds["other"] >= 1 and 0.2 <= seconds["outer"] < 2
