"""Networks beyond one machine, on Apache Spark: `pip install "coauth[spark]"`.

The readers and rules of coauth run in the executors, Spark shuffles, and every stage is kept as Parquet, so that a job that
starts again goes on. Answers are those of one machine.

>>> from coauth.spark import Network                                            # doctest: +SKIP
>>> net = Network.from_openalex(spark, "s3://bucket/works")                     # doctest: +SKIP
>>> net.authors().write.parquet("s3://bucket/authors")                          # doctest: +SKIP
"""

try:
    import pyarrow as _pyarrow  # noqa: F401
    import pyspark as _pyspark  # noqa: F401
except ImportError as error:
    raise ImportError('coauth.spark needs pyspark and pyarrow: pip install "coauth[spark]"') from error

from .network import Network

__all__ = ["Network"]
