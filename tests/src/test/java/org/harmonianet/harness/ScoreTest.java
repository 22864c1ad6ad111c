package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.data.Features;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code make score} on one machine, as a user calls it: names of files, exit status, training. */
@Execution(ExecutionMode.CONCURRENT)
class ScoreTest {
  private static final String SCRIPT = "environment/scoring/score.py";
  private static final int WIDTH = Features.NAMES.size();

  @TempDir static Path models;
  private static Path model;

  @TempDir Path folder;

  /** The network need not have learned anything. */
  @BeforeAll
  static void makeNetwork() {
    model = models.resolve("a [model]");
    StandardScaler scaler = new StandardScaler(new double[WIDTH], ones());
    Mlp network = new Mlp(WIDTH, List.of(4), 3, 0);
    try (Model untrained = Model.newInstance("untrained", Device.cpu())) {
      untrained.setBlock(network.block());
      untrained
          .getBlock()
          .initialize(untrained.getNDManager(), DataType.FLOAT32, network.inputShape());
      Provenance provenance = new Provenance("11-all-genres", "synthetic", "sha", 1, Map.of());
      List<String> genres = List.of("blues", "disco", "jazz");
      SavedModel.save(model, untrained, provenance, network, scaler, genres, 0, 0);
    }
  }

  private static double[] ones() {
    double[] ones = new double[WIDTH];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private Path tracks(String name, int rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of("track_id," + String.join(",", Features.NAMES)));
    for (int row = 0; row < rows; row++) {
      lines.add("id%d,50,200000,.5,.5,-7,.1,.2,0,.1,.5,%d".formatted(row, 80 + row));
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static Project.Result score(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("MODEL", model.toString(), "MASTER", ""));
    all.putAll(settings);
    return Project.run(all, ".venv/bin/python", SCRIPT);
  }

  /** In the C locale, where neither Java nor Python expects more than ASCII. */
  @Test
  void filesMayHaveAnyNames() throws Exception {
    Path in = tracks("-a [b]' \"c\": \\ü\u266B *$x #1\n.csv", 4);
    Path out = folder.resolve("-o [b]' \"c\": \\ü\u266B *$x #1\n.csv");
    Project.Result result =
        Project.run(
            Map.of("LC_ALL", "C", "MASTER", ""),
            "make",
            "-s",
            "score",
            "IN=" + in,
            "OUT=" + out,
            "MODEL=" + model);
    assertEquals(0, result.exit(), result.err());
    assertEquals(5, Files.readAllLines(out).size());
    assertTrue(result.out().contains("4 rows scored, 0 rejected, "), result.out());
    assertTrue(result.out().contains("its predictions mean nothing"), result.out());
    assertEquals("", result.err(), "no progress is shown if it is no terminal");
  }

  @Test
  void exitStatusSaysIfNothingWasScored() throws Exception {
    Path in = tracks("tracks.csv", 2);
    Path out = folder.resolve("genres.jsonl");
    Files.writeString(in, Files.readString(in).replace(".5,.5,-7", "loud,.5,-7"));
    Project.Result result = score(Map.of("IN", in.toString(), "OUT", out.toString()));
    result.assertFailsInOneLine("no row can be scored");
    assertTrue(result.out().contains("danceability: not a number"), result.out());
    assertFalse(Files.exists(out));
    assertTrue(Files.exists(folder.resolve("genres-rejected.csv")));
  }

  @ParameterizedTest
  @CsvSource({"IN", "OUT"})
  void usageIsShownIfAFileIsNotNamed(String name) {
    Project.Result result = score(Map.of(name, "tracks.csv"));
    assertEquals(2, result.exit());
    assertEquals("usage: make score IN=tracks.csv OUT=genres.csv", result.lastError());
  }

  @Test
  void nothingIsTrainedForAFileThatCannotBeScored() {
    Map<String, String> settings =
        Map.of(
            "IN", folder.resolve("gone.csv").toString(),
            "OUT", folder.resolve("genres.csv").toString(),
            "MODEL", "",
            "HARMONIANET_RUN", folder.resolve("run").toString());
    Project.Result result = score(settings);
    result.assertFailsInOneLine("but there is no such file");
    assertEquals("", result.out());
  }

  @Test
  void resultsOfAnotherCatalogueAreNotOverwritten() throws Exception {
    Path results = Files.createDirectories(folder.resolve("run/results"));
    Files.writeString(
        results.resolve("01-eda.json"),
        "{\"provenance\": {\"data\": \"real\", \"data_sha256\": \"another\"}}");
    Map<String, String> settings =
        Map.of(
            "IN", tracks("tracks.csv", 2).toString().replace("tracks.csv", "all.csv"),
            "OUT", folder.resolve("genres.csv").toString(),
            "MODEL", "",
            "HARMONIANET_RUN", folder.resolve("run").toString());
    Files.writeString(folder.resolve("all.csv"), ALL);
    Project.Result result = score(settings);
    result.assertFailsInOneLine(
        "has results of another catalogue: set HARMONIANET_RUN to a new folder");
  }

  private static final String ALL =
      "track_id,explicit,key,mode,time_signature,"
          + String.join(",", Features.NAMES)
          + "\n"
          + "id0,False,1,1,4,50,200000,.5,.5,-7,.1,.2,0,.1,.5,80\n";

  /** The tracks to score, and what is set for them, are not what the network learns from. */
  @Test
  @Tag("full")
  void networkIsTrainedFirstIfThereIsNone() throws Exception {
    Path in = Files.writeString(folder.resolve("all.csv"), ALL.replace("tempo", "Speed"));
    Map<String, String> settings =
        Map.of(
            "IN", in.toString(),
            "OUT", folder.resolve("genres.csv").toString(),
            "MODEL", "",
            "HARMONIANET_RUN", folder.resolve("run").toString(),
            "HARMONIANET_QUICK", "true",
            "HARMONIANET_DATA", in.toString(),
            "HARMONIANET_COLUMNS", "tempo=Speed");
    Project.Result result = score(settings);
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("training it (01 and 11"), result.out());
    assertTrue(result.out().contains("not from HARMONIANET_DATA=" + in), result.out());
    assertTrue(result.out().contains("1 rows scored, 0 rejected, "), result.out());
  }
}
