package org.harmonianet.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.TrackPredictor;
import org.harmonianet.run.Settings;

/**
 * Scores a whole catalogue on Apache Spark: {@code ScoreJob IN OUT MODEL}.
 *
 * <p>IN is a CSV file, or a folder of such with the same header, or Parquet where its name ends
 * with {@code .parquet}. Its columns and cells are recognised as on one machine. In CSV, rows with
 * a line break in a cell are rejected, because Spark splits the file at its lines. MODEL is the
 * folder that 11-all-genres has saved. OUT, which must not exist, gets two folders of Parquet
 * files: {@code scores} (see {@link BatchScorer#SCHEMA}), and {@code rejected}, where there are
 * rows that cannot be scored, with the reason. A row of IN is in exactly one of them, once. The
 * exit status is 1 if none is scored.
 */
public final class ScoreJob {
  private final SparkSession spark;

  ScoreJob(SparkSession spark) {
    this.spark = spark;
  }

  /** How many rows became what. */
  record Result(long scored, long rejected, double seconds) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d rows scored, %,d rejected, %.1f s, %,.0f rows/s",
          scored,
          rejected,
          seconds,
          (scored + rejected) / seconds);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 3) {
      System.err.println("usage: ScoreJob IN OUT MODEL");
      System.exit(2);
    }
    int exit = 0;
    try (SparkSession spark = SparkSession.builder().appName("HarmoniaNet").getOrCreate()) {
      ScoreJob job = new ScoreJob(spark);
      Result result = job.score(arguments[0], arguments[1], Path.of(arguments[2]));
      System.out.println(result);
      exit = result.scored > 0 ? 0 : 1;
    } catch (HarmoniaNetException e) {
      System.err.println(e.getMessage());
      exit = 1;
    }
    System.exit(exit);
  }

  /**
   * Scores a catalogue.
   *
   * @throws HarmoniaNetException if the model or the input is missing or not what it should be, or
   *     if there is an output already
   */
  Result score(String in, String out, Path folder) throws InterruptedException {
    long started = System.nanoTime();
    TrackRows rows;
    ModelFiles model;
    try (TrackPredictor predictor = TrackPredictor.load(folder)) { // here, before Spark tries it
      Map<String, String> own = Settings.load().columns();
      rows = new TrackRows(predictor.features(), predictor.categories(), own);
      model = ModelFiles.read(folder, predictor.saved());
    }
    OutputFolder output = new OutputFolder(spark, out);
    Dataset<Row> tracks = rows.read(spark, in);
    Broadcast<ModelFiles> shared = new JavaSparkContext(spark.sparkContext()).broadcast(model);

    Observation read = new Observation();
    Observation written = new Observation();
    MapPartitionsFunction<Row, Row> scorer =
        part -> new BatchScorer(part, rows, shared.value().load());
    tracks
        .observe(read, count(lit(1)).as("rows"))
        .mapPartitions(scorer, Encoders.row(BatchScorer.SCHEMA))
        .observe(written, count(lit(1)).as("rows"))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(output.part("scores"));
    long scored = rows(written);
    long rejected = rows(read) - scored;
    if (rejected > 0) {
      tracks
          .withColumn("reason", rows.reason(tracks))
          .where(col("reason").isNotNull())
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(output.part("rejected"));
    }
    output.finish();
    return new Result(scored, rejected, (System.nanoTime() - started) / 1e9);
  }

  private static long rows(Observation observation) throws InterruptedException {
    return (Long) observation.getAsJava().get("rows");
  }
}
