package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main job on the real dataset, at the baseline's settings, and the gates that it must pass.
 */
@Tag("notebook")
class RealDataTest {
  private static Path run;
  private static JsonNode metrics;

  @BeforeAll
  static void read() {
    MainRun.BASELINE.assumeRealData();
    run = MainRun.BASELINE.run();
    metrics = MainRun.BASELINE.metrics();
  }

  @Test
  void accuracyIsThePublishedOne() {
    double accuracy = metrics.get("accuracy").asDouble();
    Gate.between("accuracy", accuracy, .635, .670);
    Gate.between("macro_f1", metrics.get("macro_f1").asDouble(), accuracy - .02, accuracy + .02);
    Gate.between(
        "weighted_f1", metrics.get("weighted_f1").asDouble(), accuracy - .02, accuracy + .02);
  }

  @ParameterizedTest
  @CsvSource({
    "black-metal, .92, .06",
    "ambient, .81, .06",
    "bluegrass, .80, .06",
    "afrobeat, .77, .06",
    "blues, .57, .06",
    "alt-rock, .29, .08",
    "alternative, .44, .08"
  })
  void genreScoresAreThePublishedOnes(String genre, double f1, double tolerance) {
    double here = metrics.at("/per_genre/" + genre + "/f1").asDouble();
    Gate.between("per_genre." + genre + ".f1", here, f1 - tolerance, f1 + tolerance);
  }

  @Test
  void everyGenreHas200TestRows() {
    assertEquals(10, metrics.get("per_genre").size());
    metrics
        .get("per_genre")
        .forEach(g -> assertEquals(200, g.get("support").asInt(), g.toString()));
    assertEquals(10, metrics.at("/confusion/matrix").size());
    for (JsonNode row : metrics.at("/confusion/matrix")) {
      int sum = 0;
      for (JsonNode count : row) {
        sum += count.asInt();
      }
      assertEquals(200, sum, "a row of the confusion matrix");
    }
  }

  @Test
  void metricsSayWhatWasRun() {
    assertEquals("real", metrics.get("data").asText());
    assertEquals(
        "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd",
        metrics.get("data_sha256").asText());
    assertEquals(42, metrics.get("seed").asInt());
    assertEquals(500, metrics.get("epochs").asInt());
    assertTrue(List.of("cpu", "gpu").contains(metrics.get("device").asText()));
    Gate.between("train_seconds", metrics.get("train_seconds").asDouble(), .1, 1200);
  }

  @Test
  void splitIsScikitLearns() {
    JsonNode split = Project.json(run.resolve("split.json"));
    JsonNode golden = Project.golden("split-42.json");
    for (String side : List.of("test", "train")) {
      boolean same = golden.get(side).equals(split.get(side));
      assertTrue(same, "split." + side + " has other rows, or another order, than scikit-learn's");
    }
    assertEquals(42, split.at("/provenance/seed").asInt());
  }

  @Test
  void scalerIsScikitLearns() {
    JsonNode scaler = Project.json(run.resolve("baseline-model/model.json")).get("encoder");
    JsonNode golden = Project.golden("split-42.json");
    Gate.close("scaler.mean", golden.get("scaler_mean"), scaler.get("mean"), 1e-9, 0);
    Gate.close("scaler.scale", golden.get("scaler_scale"), scaler.get("scale"), 1e-9, 0);
  }

  @Test
  void historyHasEveryEpoch() throws Exception {
    List<String> lines = Files.readAllLines(run.resolve("history.csv"));
    assertEquals("epoch,loss,seconds", lines.get(0));
    assertEquals(501, lines.size());
    Gate.between("last loss", Double.parseDouble(lines.get(500).split(",")[1]), .7, .9);
  }

  @Test
  void nothingUnfinishedIsLeft() throws Exception {
    try (var files = Files.walk(run)) {
      List<Path> left =
          files.filter(f -> f.getFileName().toString().matches(".*\\.part|checkpoint.*")).toList();
      assertEquals(List.of(), left);
    }
  }
}
