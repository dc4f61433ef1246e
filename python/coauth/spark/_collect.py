"""Between the driver and the executors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow

from pyspark.sql import DataFrame

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def collected(frame: DataFrame) -> pyarrow.Table:
    """A table on the driver."""
    # Before Spark 4 there was no public method; a table takes an unknown attribute for a column.
    if hasattr(type(frame), "toArrow"):
        return frame.toArrow()
    batches = getattr(frame, "_collect_as_arrow")()
    return pyarrow.Table.from_batches(batches) if batches else pyarrow.Table.from_pandas(frame.limit(0).toPandas())


def frame_of(spark: SparkSession, rows: pyarrow.Table | None, schema: str) -> DataFrame:
    """A table of the driver for the executors."""
    if rows is None or rows.num_rows == 0:
        return spark.createDataFrame([], schema)
    names = [field.strip().split(" ")[0] for field in schema.split(",")]
    rows = rows.select(names)
    # Before Spark 4, tables came from pandas only.
    return spark.createDataFrame(rows if hasattr(DataFrame, "toArrow") else rows.to_pandas(), schema)
