package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  private static List<Notebook> notebooks;

  @BeforeAll
  static void read() {
    MainRun.BASELINE.assumeRealData();
    run = MainRun.BASELINE.run();
    metrics = MainRun.BASELINE.metrics();
    notebooks = MainRun.BASELINE.notebooks();
  }

  /** Compares numbers in arrays and objects of any depth. */
  private static void assertClose(
      String metric, JsonNode expected, JsonNode actual, double relative, double absolute) {
    assertEquals(expected.size(), actual.size(), metric);
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        assertClose(metric + "[" + i + "]", expected.get(i), actual.get(i), relative, absolute);
      }
    } else if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> e : expected.properties()) {
        JsonNode value = actual.path(e.getKey());
        assertClose(metric + "." + e.getKey(), e.getValue(), value, relative, absolute);
      }
    } else {
      double e = expected.asDouble();
      double tolerance = relative * Math.abs(e) + absolute;
      Gate.between(metric, actual.asDouble(Double.NaN), e - tolerance, e + tolerance);
    }
  }

  @Test
  void noCellFailsOrComplains() {
    assertEquals(List.of(), notebooks.stream().flatMap(n -> n.complaints().stream()).toList());
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
    assertEquals(42, split.get("seed").asInt());
  }

  @Test
  void scalerIsScikitLearns() {
    JsonNode scaler = Project.json(run.resolve("model/model.json")).get("scaler");
    JsonNode golden = Project.golden("split-42.json");
    assertClose("scaler.mean", golden.get("scaler_mean"), scaler.get("mean"), 1e-9, 0);
    assertClose("scaler.scale", golden.get("scaler_scale"), scaler.get("scale"), 1e-9, 0);
  }

  @Test
  void exploredFactsArePandas() {
    JsonNode eda = metrics.get("eda");
    JsonNode golden = Project.golden("eda.json");
    Gate.between(
        "eda.energy_loudness_correlation",
        eda.get("energy_loudness_correlation").asDouble(),
        .761,
        .763);
    for (String fact : List.of("rows", "genres", "distinct_track_ids", "exact_duplicate_rows")) {
      assertEquals(golden.get(fact).asInt(), eda.get(fact).asInt(), fact);
    }
    assertEquals(golden.get("top10"), eda.get("top10"));
    // pandas' values are kept with six decimals.
    for (String[] facts :
        new String[][] {
          {"/genre_means_top10", "/genre_means_top10"},
          {"/mean_popularity", "/mean_popularity_all"},
          {"/correlation_all", "/correlation_all/matrix"},
          {"/correlation_top10", "/correlation_top10/matrix"}
        }) {
      assertClose(facts[0], golden.at(facts[1]), eda.at(facts[0]), 0, 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ambient is high in acousticness, holds",
    "black-metal is low in valence, holds",
    "brazil is high in danceability, weak",
    "afrobeat is high in tempo, does not hold",
    "bluegrass is high in instrumentalness, does not hold",
    "anime is high in valence, does not hold",
    "alt-rock and alternative overlap because they sound alike, does not hold"
  })
  void claimsAreJudged(String claim, String verdict) {
    for (JsonNode row : metrics.at("/eda/claims")) {
      if (row.get("claim").asText().equals(claim)) {
        assertEquals(verdict, row.get("verdict").asText(), row.toString());
        return;
      }
    }
    throw new AssertionError("01-eda does not judge: " + claim);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01-eda | energy and loudness: 0.762",
        "01-eda | energy and acousticness: -0.734",
        "02-preprocessing | All are equally frequent",
        "02-preprocessing | 8,000 training rows, 2,000 test rows",
        "02-preprocessing | 683 of them are listed under several of the ten genres",
        "03-model | 139,786 parameters",
        "04-training | epoch  500 of 500",
        "05-evaluation | 592 tracks are listed as alt-rock and as alternative",
        "05-evaluation | best: black-metal",
        "05-evaluation | most challenging: alt-rock"
      })
  void notebooksSayIt(String notebook, String sentence) {
    String printed = MainRun.BASELINE.notebook(notebook).printed();
    assertTrue(printed.contains(sentence), () -> "\"" + sentence + "\" is not in: " + printed);
  }

  @ParameterizedTest
  @CsvSource({
    "01-eda, 4",
    "02-preprocessing, 2",
    "03-model, 0",
    "04-training, 1",
    "05-evaluation, 3"
  })
  void notebookShowsItsCharts(String notebook, int charts) {
    assertEquals(charts, MainRun.BASELINE.notebook(notebook).charts().size());
  }

  @Test
  void everyChartHasItsTitlesAndData() {
    for (Notebook notebook : notebooks) {
      for (JsonNode chart : notebook.charts()) {
        String title = chart.at("/layout/title/text").asText();
        assertFalse(title.isBlank(), notebook.name() + " has a chart without title");
        for (String axis : List.of("x", "y")) {
          boolean names =
              chart.at("/data/0/" + axis + "/0").isTextual(); // and thus explains itself
          String axisTitle = chart.at("/layout/" + axis + "axis/title/text").asText();
          assertTrue(names || !axisTitle.isBlank(), title + ": its " + axis + " axis has no title");
        }
        assertTrue(chart.get("data").size() > 0, title + " is empty");
        for (JsonNode trace : chart.get("data")) {
          assertTrue(trace.path("x").size() > 0, title + " has a trace without points");
          for (String values : List.of("y", "z")) {
            boolean empty = trace.has(values) && trace.get(values).isEmpty();
            assertFalse(empty, title + " has a trace without points");
          }
        }
      }
    }
  }

  @Test
  void trainingEndsAsOneCleanChart() {
    JsonNode cell =
        MainRun.BASELINE.notebook("04-training").cells("code").stream()
            .filter(c -> Notebook.text(c.get("source")).contains("new TrainingLog"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, cell.get("outputs").size(), "the chart and the printed lines");
    assertTrue(cell.at("/outputs/0/data").has(Notebook.PLOTLY), cell.at("/outputs/0").toString());
    assertFalse(cell.at("/outputs/0/data").has("image/svg+xml"));
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
