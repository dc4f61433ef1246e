"""Who is who: from the spellings of all records to authors, by the rules of the single machine.

Spellings that neither share a key nor an identifier have nothing to do with each other, so the library decides about
groups of them, each in one executor. A key that identifiers keep apart for certain does not tie groups together; otherwise
common names would tie everybody to everybody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow
from pyspark.sql import functions as F

from .. import _native
from .._errors import SizeError
from . import _arrow
from ._components import connected
from ._reading import PLACES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from ._reading import Records
    from ._stages import Stages

# So many spellings in all are one group: one executor decides sooner than many find out what belongs together.
FEW = 1_000_000
# A group of spellings is decided in the memory of one executor.
MOST_IN_A_GROUP = 5_000_000
# Groups are decided together as long as they have so many spellings.
_AT_ONCE = 100_000

_SPELLING = ["name", "ids", "marked"]
_FOLDED = (
    "name string, ids string, marked boolean, count long, spelling long, `key` string, exact string, folded string, "
    "is_group boolean, is_one_case boolean"
)
_ADDED = pyarrow.schema(
    [
        ("key", pyarrow.string()),
        ("exact", pyarrow.string()),
        ("folded", pyarrow.string()),
        ("is_group", pyarrow.bool_()),
        ("is_one_case", pyarrow.bool_()),
    ]
)


def mentions(frame: DataFrame) -> DataFrame:
    """The mentions of some records, each with its number, in the order of reading."""
    columns = F.arrays_zip("names", "ids", "groups")
    each = frame.select("record", F.posexplode(columns).alias("place", "mention"))
    number = F.shiftleft(F.col("record").cast("long"), PLACES) + F.col("place")
    fields = F.col("mention.names").alias("name"), F.col("mention.ids").alias("ids"), F.col("mention.groups").alias("marked")
    return each.select("record", number.alias("mention"), *fields)


def spellings(records: Records, policy: str) -> DataFrame:
    """Every spelling with its number, that of its first mention, how often it is met, and what the policy makes of it."""

    def make() -> DataFrame:
        met = mentions(records.frame).groupBy(*_SPELLING)
        counted = met.agg(F.count("*").alias("count"), F.min("mention").alias("spelling"))
        return counted.mapInArrow(_folded(policy), _FOLDED)

    return records.stages.table("spellings", make)


def _folded(policy: str) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def fold(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
        for batch in batches:
            marked = _arrow.numbers(batch.column("marked"), pyarrow.uint8())
            found = _arrow.table(_native.spark_names(policy, _arrow.packed(batch.column("name")), marked))
            found = found.select(_ADDED.names).cast(_ADDED).combine_chunks()
            columns = [*batch.columns, *(column.combine_chunks() for column in found.columns)]
            yield pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, *_ADDED.names])

    return fold


def of_spellings(records: Records, policy: str, met: DataFrame) -> DataFrame:
    """The author of every spelling: the number of the author's first mention."""
    stages = records.stages
    has_ids = stages.value("has-ids", lambda: not met.where("ids != ''").isEmpty())

    def by_key() -> DataFrame:
        return met.join(met.groupBy("key").agg(F.min("spelling").alias("author")), "key")

    def by_ids() -> DataFrame:
        of_each = _decided(records, policy, met)
        first = of_each.groupBy("decided").agg(F.min("spelling").alias("author"))
        return of_each.join(first, "decided").drop("decided")

    return stages.table("authors-of-spellings", by_ids if has_ids else by_key)


def _node(kind: str, text: Any) -> Any:
    """A number for an identifier or a key. Should two have the same, more is decided together than need be."""
    return F.xxhash64(F.lit(kind), text)


def _decided(records: Records, policy: str, met: DataFrame) -> DataFrame:
    """The spellings with what identifiers and keys decide: the number of a spelling of the same author."""
    stages = records.stages
    grouped, tied = _groups(stages, met)
    against = stages.table("on-one-byline", lambda: _on_one_byline(records, met))
    each = grouped.join(against, "spelling", "left")

    def resolve() -> DataFrame:
        columns = ("group", "spelling", *_SPELLING, "count", "against")
        rows = each.select(*columns).repartition("group").sortWithinPartitions("group", "spelling")
        return rows.mapInArrow(_resolved(policy), "spelling long, decided long")

    decided = stages.table("decided", resolve)
    of_each = met.join(decided, "spelling")
    # Mentions without identifiers, where these keep a key apart: they are of the person who has more than half of the others.
    bare = of_each.where("ids = ''").join(tied, "key", "left_anti")
    keys = bare.select("key").distinct()
    sums = of_each.where("ids != ''").join(keys, "key").groupBy("key", "decided").agg(F.sum("count").alias("count"))
    all_ = sums.groupBy("key").agg(F.sum("count").alias("all"))
    most = sums.join(all_, "key").where("2 * count > all").select("key", F.col("decided").alias("most"))
    moved = of_each.join(most, "key", "left")
    is_bare = (F.col("ids") == "") & F.col("most").isNotNull()
    return moved.withColumn("decided", F.when(is_bare, F.col("most")).otherwise(F.col("decided"))).drop("most")


def _groups(stages: Stages, met: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The group of each spelling, and the keys that tie their spellings without identifiers to others."""
    if stages.value("count-of-spellings", met.count) <= FEW:
        return met.withColumn("group", F.lit(0).cast("long")), met.select("key").distinct()
    identified = met.where("ids != ''").withColumn("each", F.split("ids", " "))
    first = _node("id", F.element_at("each", 1))

    def edges() -> DataFrame:
        other = F.explode(F.slice("each", 2, F.greatest(F.size("each") - 1, F.lit(0)))).alias("other")
        pairs = identified.select(first.alias("a"), other)
        return pairs.select("a", _node("id", F.col("other")).alias("b"))

    labels = connected(stages, "ids", edges).withColumnRenamed("label", "_label")
    group = identified.withColumn("node", first).join(labels, "node", "left")
    schemes = F.array_distinct(F.transform("each", lambda each: F.substring_index(each, ":", 1))).alias("schemes")
    own = stages.table(
        "groups-0", lambda: group.select("spelling", "key", schemes, F.coalesce("_label", "node").alias("group"))
    )
    bare = met.where("ids = ''").select("key").distinct().withColumn("is_bare", F.lit(True))
    before = None
    for number in range(1, 100):
        tied = stages.table(f"ties-{number}", partial(_ties, own, bare))
        ties = stages.value(f"ties-{number}-count", partial(_counts, tied))
        if number > 1 and ties[1] == 0 and ties[0] == before:
            break
        before = ties[0]
        labels = connected(stages, f"keys-{number}", partial(_links, own, tied))
        own = stages.table(f"groups-{number}", partial(_relabeled, own, labels))
    of_key = own.select("key", "group").join(tied, "key").groupBy("key").agg(F.min("group").alias("of_key"))
    without = met.where("ids = ''").join(of_key, "key", "left")
    without = without.withColumn("group", F.coalesce("of_key", _node("key", F.col("key")))).drop("of_key")
    with_ids = met.where("ids != ''").join(own.select("spelling", "group"), "spelling")
    return with_ids.unionByName(without), tied.select("key")


def _ties(own: DataFrame, bare: DataFrame) -> DataFrame:
    """The keys whose groups have to be decided together, with how many groups they have."""
    of_key = own.groupBy("key", "group").agg(F.count("*").alias("count"))
    of_key = of_key.groupBy("key").agg(F.count("*").alias("groups"), F.max("count").alias("most"))
    schemes = own.select("key", "group", F.explode("schemes").alias("scheme")).distinct()
    clashes = schemes.groupBy("key", "scheme").count().where("count > 1").select("key").distinct()
    known = of_key.join(clashes.withColumn("clash", F.lit(True)), "key", "left").join(bare, "key", "left")
    known = known.fillna(False, ["clash", "is_bare"])
    # Groups with different identifiers of one scheme stay apart. Who gets the mentions without any is another matter, if
    # one of the groups has several spellings of the key, which may be several people.
    is_tied = "(NOT clash AND (groups > 1 OR is_bare)) OR (clash AND is_bare AND most > 1)"
    return known.where(is_tied).select("key", "groups")


def _counts(tied: DataFrame) -> list[int]:
    return [tied.count(), tied.where("groups > 1").count()]


def _links(own: DataFrame, tied: DataFrame) -> DataFrame:
    of_key = own.join(tied, "key").groupBy("key").agg(F.collect_set("group").alias("all"))
    first = F.element_at(F.array_sort("all"), 1)
    return of_key.select(first.alias("a"), F.explode("all").alias("b"))


def _relabeled(own: DataFrame, labels: DataFrame) -> DataFrame:
    labels = labels.toDF("group", "_label")
    return own.join(labels, "group", "left").select("spelling", "key", "schemes", F.coalesce("_label", "group").alias("group"))


def _on_one_byline(records: Records, met: DataFrame) -> DataFrame:
    """Spellings that share an identifier and a byline: for one of them, the others."""
    each = F.flatten(F.transform("ids", lambda ids: F.split(ids, " ")))
    each = F.filter(each, lambda one: one != "")
    twice = records.frame.where(F.size(each) > F.size(F.array_distinct(each)))
    there = mentions(twice).where("ids != ''").join(met.select(*_SPELLING, "spelling"), _SPELLING)
    there = there.select("record", "mention", "spelling", F.explode(F.split("ids", " ")).alias("id"))
    of_id = there.groupBy("record", "id").agg(
        F.min_by("spelling", "mention").alias("first"), F.collect_set("spelling").alias("all")
    )
    pairs = of_id.select("first", F.explode("all").alias("other")).where("first != other").distinct()
    return pairs.groupBy(F.col("first").alias("spelling")).agg(F.collect_list("other").alias("against"))


def _resolved(policy: str) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def resolve(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
        for rows in _whole_groups(batches):
            names, ids = (_arrow.packed(rows.column(name)) for name in ("name", "ids"))
            marked = _arrow.numbers(rows.column("marked"), pyarrow.uint8())
            counts = _arrow.numbers(rows.column("count"), pyarrow.int64())
            spelling = _arrow.whole(rows.column("spelling"))
            against = _places(spelling.to_pylist(), rows.column("against").to_pylist())
            found = _arrow.table(_native.spark_resolve(policy, names, ids, marked, counts, against))
            decided = spelling.take(_arrow.whole(found.column("place")))
            yield from pyarrow.table({"spelling": spelling, "decided": decided}).to_batches(max_chunksize=10_000)

    return resolve


def _places(spellings: list[int], against: list[list[int] | None]) -> list[tuple[int, int]]:
    if not any(against):
        return []
    place = {spelling: number for number, spelling in enumerate(spellings)}
    return [(number, place[other]) for number, others in enumerate(against) for other in others or ()]


def _whole_groups(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.Table]:
    """Rows sorted by group, many groups at a time, each of them whole."""
    held: list[pyarrow.RecordBatch] = []
    count, wanted = 0, _AT_ONCE
    for batch in batches:
        held.append(batch)
        count += batch.num_rows
        if count < wanted:
            continue
        rows = pyarrow.Table.from_batches(held).combine_chunks()
        groups = rows.column("group").to_numpy()
        # The last group may go on in the next batch.
        start = int(groups.searchsorted(groups[-1]))
        if start:
            yield rows.slice(0, start)
        rest = rows.slice(start)
        held, count = rest.to_batches(), rest.num_rows
        wanted = max(_AT_ONCE, 2 * count)
        if count > MOST_IN_A_GROUP:
            raise SizeError(
                f"more than {MOST_IN_A_GROUP:,} spellings share keys and identifiers with each other, too many to decide "
                "who is who in one executor"
            )
    if count:
        yield pyarrow.Table.from_batches(held)


_Q = "author long, qualifier string"


def roster(stages: Stages, of_each: DataFrame, policy: str) -> DataFrame:
    """All authors, each with the spelling by which the author is shown, the id, and the identifiers."""

    def make() -> DataFrame:
        shown = F.struct(*[F.col(name) for name in ("name", "ids", "key", "exact", "folded")])
        # Most mentions first, mixed case before capitals, then the smaller by code points, then the first met.
        rank = F.struct(-F.col("count"), "is_one_case", "name", "spelling")
        each = of_each.where("ids != ''").select("author", F.explode(F.split("ids", " ")).alias("id"))
        ids = each.groupBy("author").agg(F.array_sort(F.collect_set("id")).alias("identifiers"))
        found = of_each.groupBy("author").agg(F.min_by(shown, rank).alias("shown"))
        found = found.select("author", "shown.*").join(ids, "author", "left")
        alike = found.groupBy("key").count().where("count > 1").select("key")
        several = found.join(alike, "key").select("key", "author", "ids")
        several = several.repartition("key").sortWithinPartitions("key", "author")
        found = found.join(several.mapInArrow(_qualified, _Q), "author", "left").fillna("", ["qualifier"])
        is_alone = F.col("qualifier") == ""
        author_id = F.when(is_alone, F.col("key")).otherwise(F.concat("key", F.lit("#"), "qualifier"))
        if policy != "exact":
            author_id = F.translate(author_id, " ", "-")
        label = F.when(is_alone, F.col("name")).otherwise(F.concat("name", F.lit(" ("), "qualifier", F.lit(")")))
        return found.select("author", author_id.alias("author_id"), label.alias("shown"), "name", "key", "folded", "exact", "identifiers")

    return stages.table("roster", make)


def _qualified(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """What tells authors of one key apart: an identifier of the spelling by which each is shown, or a number."""
    last, taken = None, set[str]()
    for batch in batches:
        qualifiers = []
        for key, ids in zip(batch.column("key").to_pylist(), batch.column("ids").to_pylist()):
            if key != last:
                last, taken = key, set()
            by_id = (_qualifier(one) for one in ids.split(" ") if one)
            free = next((one for one in by_id if one not in taken), None)
            number = 1
            while free is None:
                one = "" if number == 1 else str(number)
                free, number = (None if one in taken else one), number + 1
            taken.add(free)
            qualifiers.append(free)
        yield pyarrow.RecordBatch.from_arrays([batch.column("author"), pyarrow.array(qualifiers, pyarrow.string())], names=["author", "qualifier"])


def _qualifier(one: str) -> str:
    """What an identifier adds to a key. An id of an export of coauth has it already, or is the key alone."""
    scheme, _, value = one.partition(":")
    return value.partition("#")[2] if scheme == "coauth" else one


def joins(of_each: DataFrame, roster: DataFrame) -> DataFrame:
    """How many spellings were merged with the one shown, by reason."""
    shown = roster.select("author", *[F.col(name).alias(f"_{name}") for name in ("name", "key", "exact")])
    others = of_each.join(shown, "author").where("name != _name")
    one = F.struct(*[F.col(name) for name in ("key", "exact", "_key", "_exact")])
    first = others.groupBy("author", "name").agg(F.min_by(one, "spelling").alias("one")).select("one.*")
    by_look = F.when(F.col("exact") == F.col("_exact"), "exact").otherwise("folded")
    reason = F.when(F.col("key") == F.col("_key"), by_look).otherwise("identifier")
    return first.groupBy(reason.alias("reason")).count()


