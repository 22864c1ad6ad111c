"""Compares what the Spark job has written of a replicated catalogue with what was expected of its original.

    check_scores.py OUT EXPECTED

Prints, as JSON: rows, those with probabilities, distinct row numbers, the first and the last of them, rows of another
track or genre than expected, and the greatest difference of the greatest probability.
"""

import json
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

out, expected_file = sys.argv[1:]
local = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
spark = SparkSession.builder.master("local[*]").config(map=local).getOrCreate()
expected = spark.read.csv(expected_file, header=True, inferSchema=True).withColumnsRenamed(
    {"track_id": "original", "genre": "expected_genre", "probability": "expected_probability"}
)
scores = spark.read.parquet(f"{out}/scores").select(
    f.regexp_extract("track_id", r"^(.*)-(\d+)$", 1).alias("copied"),
    f.regexp_extract("track_id", r"^(.*)-(\d+)$", 2).cast("long").alias("number"),
    "genre",
    f.array_max("probabilities").alias("probability"),
)
joined = scores.withColumn("row", (f.col("number") - 1) % expected.count()).join(f.broadcast(expected), "row", "left")
found = joined.agg(
    f.count("*").alias("rows"),
    f.count("probability").alias("with_probabilities"),
    f.count_distinct("number").alias("distinct"),
    f.min("number").alias("first"),
    f.max("number").alias("last"),
    f.count_if(~f.col("copied").eqNullSafe(f.col("original"))).alias("other_track"),
    f.count_if(~f.col("genre").eqNullSafe(f.col("expected_genre"))).alias("other_genre"),
    f.max(f.abs(f.col("probability") - f.col("expected_probability"))).alias("difference"),
).first()
print(json.dumps(found.asDict()))
