package org.harmonianet.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;

/** Tracks as Spark reads them: rows of text that may be malformed. */
final class TrackRows {
  private static final String ID = "track_id";

  /** Holds the line of a CSV file that has not as many cells as the header, else nothing. */
  private static final String BROKEN = "broken_line";

  private static final List<String> NEEDED =
      Stream.of(List.of(ID), Features.NAMES, Features.CATEGORICAL).flatMap(List::stream).toList();

  private static final TrackParser PARSER =
      new TrackParser(Features.NAMES, Features.CATEGORICAL);

  private TrackRows() {}

  /**
   * Reads a catalogue, lazily.
   *
   * @param in a path of CSV, or of Parquet if it ends with {@code .parquet}
   * @return the columns that scoring needs, as text, and {@link #BROKEN}
   * @throws HarmoniaNetException if there is no such path or it lacks a column
   */
  static Dataset<Row> read(SparkSession spark, String in) {
    try {
      Dataset<Row> rows = in.endsWith(".parquet") ? parquet(spark, in) : csv(spark, in);
      return rows.select(
          Stream.concat(NEEDED.stream(), Stream.of(BROKEN))
              .map(name -> col(name).cast(DataTypes.StringType).as(name))
              .toArray(Column[]::new));
    } catch (Exception e) {
      // Spark throws this checked exception without declaring it, as Scala does.
      if (e instanceof AnalysisException problem) {
        throw new HarmoniaNetException(
            "cannot read " + in + ": " + problem.getMessage().lines().findFirst().orElse(""), e);
      }
      throw e;
    }
  }

  private static Dataset<Row> parquet(SparkSession spark, String in) {
    Dataset<Row> rows = spark.read().parquet(in);
    requireColumns(in, rows.schema());
    return rows.withColumn(BROKEN, lit(null));
  }

  private static Dataset<Row> csv(SparkSession spark, String in) {
    StructType header = spark.read().option("header", true).csv(in).schema();
    requireColumns(in, header);
    return spark
        .read()
        .option("header", true)
        .option("escape", "\"")
        .option("columnNameOfCorruptRecord", BROKEN)
        .option("columnPruning", false) // else it does not see that a line has too many cells
        .schema(header.add(BROKEN, DataTypes.StringType))
        .csv(in);
  }

  private static void requireColumns(String in, StructType schema) {
    for (String name : NEEDED) {
      if (!List.of(schema.fieldNames()).contains(name)) {
        throw new HarmoniaNetException(in + ": the column " + name + " is missing");
      }
    }
  }

  /**
   * Parses a row's cells.
   *
   * @throws HarmoniaNetException if a cell is missing or malformed; the message is the reason
   */
  static TrackParser.Row parse(Row row) {
    if (row.getAs(BROKEN) != null) {
      throw new HarmoniaNetException("not as many cells as the header has");
    }
    return PARSER.parse(column -> row.getAs(column));
  }

  /** A column with the reason why a row cannot be scored, null if it can. */
  static Column reason(Dataset<Row> tracks) {
    UDF1<Row, String> reason =
        row -> {
          try {
            parse(row);
            return null;
          } catch (HarmoniaNetException e) {
            return e.getMessage();
          }
        };
    Column[] columns = Stream.of(tracks.columns()).map(name -> col(name)).toArray(Column[]::new);
    // Marked non-deterministic so that Spark does not evaluate it twice, for the filter and the
    // output.
    return udf(reason, DataTypes.StringType).asNondeterministic().apply(struct(columns));
  }
}
