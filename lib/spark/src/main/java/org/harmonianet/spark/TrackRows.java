package org.harmonianet.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.harmonianet.data.TrackColumns;
import org.harmonianet.data.TrackForm;
import org.harmonianet.data.TrackParser;

/** Tracks as Spark reads them: rows of text that may be malformed. */
final class TrackRows implements Serializable {
  private static final String ID = "track_id";

  /** Holds the line of a CSV file that has not as many cells as the header, else nothing. */
  private static final String BROKEN = "broken_line";

  private final ArrayList<String> features;
  private final ArrayList<String> categories;
  private final transient Map<String, String> own;
  private transient TrackParser parser;

  /**
   * @param features the features that the network takes, in order
   * @param categories the categorical columns that it takes, in order
   * @param own the file's name of a column by the catalogue's, where the user has given one
   */
  TrackRows(List<String> features, List<String> categories, Map<String, String> own) {
    this.features = new ArrayList<>(features);
    this.categories = new ArrayList<>(categories);
    this.own = own;
  }

  /**
   * Reads a catalogue, lazily.
   *
   * @param in a path of CSV, or of Parquet if it ends with {@code .parquet}
   * @return the columns that scoring needs, as text, null for missing ones, and {@link #BROKEN}
   * @throws HarmoniaNetException if there is no such path, it lacks a column, or Spark cannot take
   *     it
   */
  Dataset<Row> read(SparkSession spark, String in) {
    try {
      return in.endsWith(".parquet") ? parquet(spark, in) : csv(spark, in);
    } catch (Exception e) {
      // Spark throws this checked exception without declaring it, as Scala does.
      if (e instanceof AnalysisException problem) {
        throw new HarmoniaNetException(
            "cannot read " + in + ": " + problem.getMessage().lines().findFirst().orElse(""), e);
      }
      throw e;
    }
  }

  private Dataset<Row> parquet(SparkSession spark, String in) {
    Dataset<Row> rows = spark.read().parquet(SparkFiles.path(in));
    List<String> names = List.of(rows.columns());
    Map<String, Integer> places = TrackColumns.find(names, own);
    TrackColumns.require(Features.required(features, categories), names, places);
    Dataset<Row> numbered = rows.toDF(numbered(names.size()));
    return tracks(numbered.withColumn(BROKEN, lit(null)), places);
  }

  private Dataset<Row> csv(SparkSession spark, String in) {
    TrackForm form = SparkFiles.form(spark, in, features, categories, own);
    StructType schema = new StructType();
    for (String name : numbered(form.header().size())) {
      schema = schema.add(name, DataTypes.StringType);
    }
    Dataset<Row> rows =
        spark
            .read()
            .option("header", true)
            .option("sep", String.valueOf(form.separator()))
            .option("encoding", form.charset().name())
            .option("escape", "\"")
            .option("ignoreLeadingWhiteSpace", true)
            .option("ignoreTrailingWhiteSpace", true)
            .option("columnNameOfCorruptRecord", BROKEN)
            .option("columnPruning", false) // else it does not see that a line has too many cells
            .schema(schema.add(BROKEN, DataTypes.StringType))
            .csv(SparkFiles.path(in));
    return tracks(rows, form.places());
  }

  /** Names for the columns of a file, whatever the file calls them. */
  private static String[] numbered(int columns) {
    return IntStream.range(0, columns).mapToObj(i -> "c" + i).toArray(String[]::new);
  }

  private Dataset<Row> tracks(Dataset<Row> rows, Map<String, Integer> places) {
    List<Column> columns = new ArrayList<>();
    Stream.of(List.of(ID), features, categories)
        .flatMap(List::stream)
        .forEach(
            name -> {
              Integer place = places.get(name);
              Column column = place == null ? lit(null) : col("c" + place);
              columns.add(column.cast(DataTypes.StringType).as(name));
            });
    columns.add(col(BROKEN).cast(DataTypes.StringType).as(BROKEN));
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * Parses a row's cells.
   *
   * @throws HarmoniaNetException if a cell is missing or malformed; the message is the reason
   */
  TrackParser.Row parse(Row row) {
    if (row.getAs(BROKEN) != null) {
      throw new HarmoniaNetException("not as many cells as the header has");
    }
    if (parser == null) {
      parser = new TrackParser(features, categories);
    }
    return parser.parse(column -> row.getAs(column));
  }

  /** A column with the reason why a row cannot be scored, null if it can. */
  Column reason(Dataset<Row> tracks) {
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
