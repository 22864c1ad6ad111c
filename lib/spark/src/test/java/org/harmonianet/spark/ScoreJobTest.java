package org.harmonianet.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackReader;
import org.harmonianet.evaluation.Scores;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.run.Provenance;
import org.harmonianet.scoring.ScoreCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The job in Spark's local mode, against the notebooks' reader and DJL's predictor. */
@Tag("cluster")
class ScoreJobTest {
  private static final String HEADER =
      ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";
  private static final int ROWS = 20_000;
  private static final List<String> GENRES = List.of("ambient", "blues", "club", "disco");

  @TempDir static Path folder;
  private static SparkSession spark;
  private static Path csv;
  private static Path model;
  private static Map<String, double[]> expected;
  private static String version;

  @BeforeAll
  static void start() throws Exception {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.files.maxPartitionBytes", "500k")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    Random random = new Random(1);
    StringBuilder text = new StringBuilder(HEADER);
    for (int row = 0; row < ROWS; row++) {
      text.append(line(row, random));
    }
    csv = Files.writeString(folder.resolve("tracks.csv"), text);
    model = folder.resolve("model");
    expected = predict();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static String line(int row, Random random) {
    StringBuilder line = new StringBuilder("%d,id%d,\"A, \"\"B\"\"\",Ü,".formatted(row, row));
    line.append(",%d,%d,%s".formatted(random.nextInt(100), 100_000 + row, row % 3 == 0));
    line.append(",%s,%s".formatted(random.nextDouble(), random.nextDouble()));
    line.append(",%d,%s,1".formatted(random.nextInt(12), -20 * random.nextDouble()));
    for (int i = 0; i < 5; i++) {
      line.append("," + random.nextDouble());
    }
    return line.append(",%s,4,blues\n".formatted(60 + 100 * random.nextDouble())).toString();
  }

  /** Saves an untrained network, and predicts with it without Spark. */
  private static Map<String, double[]> predict() throws Exception {
    Table tracks = TrackReader.read(csv);
    TrackEncoder encoding = TrackEncoder.fit(tracks, Features.OPTIONAL);
    Mlp network = new Mlp(encoding.width(), List.of(16), GENRES.size(), 0);
    Engine.getInstance().setRandomSeed(1);
    try (Model untrained = Model.newInstance("untrained", Device.cpu())) {
      untrained.setBlock(network.block());
      untrained
          .getBlock()
          .initialize(untrained.getNDManager(), DataType.FLOAT32, network.inputShape());
      Provenance provenance = new Provenance("11-all-genres", "real", "sha", 42, Map.of());
      version =
          SavedModel.save(model, untrained, provenance, network, encoding, GENRES, 3, 1.5)
              .version();
    }
    SavedModel saved = SavedModel.read(model);
    Map<String, double[]> predicted = new HashMap<>();
    try (Model loaded = saved.load(model, Device.cpu());
        var predictor = loaded.newPredictor(GenreTranslator.probabilities())) {
      double[][] all = predictor.predict(saved.encoder().transform(TrackInputs.of(tracks)));
      for (int row = 0; row < all.length; row++) {
        predicted.put(tracks.getString(row, "track_id"), all[row]);
      }
    }
    assertTrue(predicted.values().stream().map(Scores::mostProbable).distinct().count() > 1);
    return predicted;
  }

  private static ScoreJob.Result score(Path in, Path out) throws InterruptedException {
    return new ScoreJob(spark).score(in.toString(), out.toString(), model);
  }

  private static void assertScores(Path out, int rows) {
    List<Row> scores = spark.read().parquet(out.resolve("scores").toString()).collectAsList();
    assertEquals(rows, scores.size());
    assertEquals(rows, scores.stream().map(row -> row.getString(0)).distinct().count());
    for (Row row : scores) {
      double[] predicted = expected.get(row.getString(0));
      assertEquals(GENRES.get(Scores.mostProbable(predicted)), row.<String>getAs("genre"));
      List<Float> probabilities = row.getList(row.fieldIndex("probabilities"));
      assertEquals(GENRES.size(), probabilities.size());
      for (int genre = 0; genre < GENRES.size(); genre++) {
        assertEquals(predicted[genre], probabilities.get(genre), 1e-6);
      }
      assertEquals(version, row.<String>getAs("model_version"));
    }
  }

  private static String refusal(Path in, Path out) {
    String message = assertThrows(HarmoniaNetException.class, () -> score(in, out)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void csvIsScoredAsThePredictorDoes() throws Exception {
    Path out = folder.resolve("from-csv");
    ScoreJob.Result result = score(csv, out);
    assertEquals(ROWS, result.scored());
    assertEquals(0, result.rejected());
    assertScores(out, ROWS);
    assertFalse(Files.exists(out.resolve("rejected")));
  }

  @Test
  void parquetIsScoredAlike() throws Exception {
    Path parquet = folder.resolve("tracks.parquet");
    spark
        .read()
        .option("header", true)
        .option("escape", "\"")
        .option("inferSchema", true)
        .csv(csv.toString())
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(parquet.toString());
    Path out = folder.resolve("from-parquet");
    assertEquals(ROWS, score(parquet, out).scored());
    assertScores(out, ROWS);
  }

  @Test
  void badRowsAreWrittenAsideWithTheirReason() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(csv));
    lines.set(1, lines.get(1).replaceFirst(",100000,", ",?,"));
    lines.set(10, lines.get(10).replace(",4,blues", ",four,blues"));
    lines.set(500, lines.get(500).replace(",4,blues", ",4.5,blues"));
    lines.set(9000, "8999,id8999,too,few,cells");
    lines.set(15000, lines.get(15000).replace(",blues", ",blues,one more"));
    Path bad = Files.write(folder.resolve("bad.csv"), lines);
    Path out = folder.resolve("from-bad");
    ScoreJob.Result result = score(bad, out);
    assertEquals(ROWS - 5, result.scored());
    assertEquals(5, result.rejected());
    assertScores(out, ROWS - 5);

    Map<String, String> reasons = new HashMap<>();
    spark
        .read()
        .parquet(out.resolve("rejected").toString())
        .collectAsList()
        .forEach(row -> reasons.put(row.getAs("track_id"), row.getAs("reason")));
    Map<String, String> expectedReasons = new HashMap<>();
    expectedReasons.put("id0", "column duration_ms: no value (\"?\")");
    expectedReasons.put("id9", "column time_signature: not a number (\"four\")");
    expectedReasons.put("id499", "column time_signature: not a whole number (\"4.5\")");
    expectedReasons.put("id8999", "not as many cells as the header has");
    expectedReasons.put("id14999", "not as many cells as the header has");
    assertEquals(expectedReasons, reasons);
  }

  /** Spark splits a file at its lines, so that one row becomes two bad ones. */
  @Test
  void rowWithLineBreakIsRejected() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(csv).subList(0, 11));
    lines.set(5, lines.get(5).replace(",Ü,", ",\"Ü\nÜ\","));
    Path breaks = Files.write(folder.resolve("breaks.csv"), lines);
    assertEquals(10, TrackReader.read(breaks).rowCount());
    Path out = folder.resolve("from-breaks");
    ScoreJob.Result result = score(breaks, out);
    assertEquals(9, result.scored());
    assertEquals(2, result.rejected());
    assertScores(out, 9);
  }

  @Test
  void missingColumnFileOrModelIsNamed() throws Exception {
    Path out = folder.resolve("none");
    Path header = folder.resolve("no-tempo.csv");
    Files.writeString(header, Files.readString(csv).replace(",tempo,", ",speed,"));
    String missing = refusal(header, out);
    assertTrue(
        missing.startsWith(header + ": the column tempo is missing; the file has "), missing);
    Path gone = folder.resolve("gone.csv");
    assertTrue(refusal(gone, out).startsWith("cannot read " + gone + ": "));
    var e =
        assertThrows(
            HarmoniaNetException.class,
            () -> new ScoreJob(spark).score(csv.toString(), out.toString(), folder));
    assertTrue(e.getMessage().endsWith("model.json is missing: run 11-all-genres first"));
    assertFalse(Files.exists(out));
  }

  @Test
  void outputThatIsThereIsLeftAsItIs() throws Exception {
    Path out = Files.createDirectories(folder.resolve("there"));
    Files.writeString(out.resolve("mine"), "of value");
    assertEquals(out + " is there already: delete it, or name another OUT", refusal(csv, out));
    assertEquals("of value", Files.readString(out.resolve("mine")));
  }

  /**
   * As people have them, and as on one machine: other names, separators, spellings, no popularity.
   */
  @Test
  void fileOfAnotherFormIsScoredAsOnOneMachine() throws Exception {
    List<String> lines = Files.readAllLines(csv).subList(0, 2001);
    List<String> other = new ArrayList<>();
    other.add(
        lines.get(0).replace("track_id", "Track URI").replace("time_signature", "Time Signature"));
    for (String line : lines.subList(1, lines.size())) {
      other.add(
          line.replaceFirst(",id(\\d+),", ",spotify:track:id$1,")
              .replace(",4,blues", ",4/4,blues"));
    }
    other.set(0, other.get(0).replace("popularity", "fame"));
    other.set(7, other.get(7).replace("4/4", "four"));
    other.set(9, "one cell");
    Path in =
        Files.write(
            folder.resolve("a [b] c.csv"),
            other.stream().map(line -> line.replace(",", ";")).toList());
    Path out = folder.resolve("from-other");
    ScoreJob.Result result = score(in, out);
    assertEquals(1998, result.scored());
    assertEquals(2, result.rejected());

    Path alone = folder.resolve("alone.jsonl");
    ScoreCommand.score(in, alone, model);
    Map<String, Row> scores = new HashMap<>();
    spark
        .read()
        .parquet(out.resolve("scores").toString())
        .collectAsList()
        .forEach(row -> scores.put(row.getString(0), row));
    List<Row> expectedRows = spark.read().json(alone.toString()).collectAsList();
    assertEquals(scores.size(), expectedRows.size());
    for (Row one : expectedRows) {
      Row row = scores.get(one.<String>getAs("track_id"));
      assertEquals(one.<String>getAs("genre"), row.<String>getAs("genre"));
      List<Float> probabilities = row.getList(row.fieldIndex("probabilities"));
      assertEquals(one.<Double>getAs("probability"), Collections.max(probabilities), 1e-6);
    }
    assertTrue(scores.containsKey("id0"));
  }

  @Test
  void whatSparkCannotReadIsLeftToOneMachine() throws Exception {
    Path out = folder.resolve("none");
    Path utf16 = folder.resolve("utf16.csv");
    Files.writeString(utf16, "\uFEFF" + Files.readString(csv), StandardCharsets.UTF_16LE);
    Path named = Files.writeString(folder.resolve("sep.csv"), "sep=;\n" + Files.readString(csv));
    Path zip = Files.writeString(folder.resolve("tracks.zip"), "PK\u0003\u0004 and more");
    for (Path in : List.of(utf16, named, zip)) {
      String message = refusal(in, out);
      assertTrue(message.endsWith("which Spark cannot read: score it without MASTER"), message);
    }
    assertFalse(Files.exists(out));
  }
}
