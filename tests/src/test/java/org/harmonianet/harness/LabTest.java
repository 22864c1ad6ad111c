package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a reader of 01 meets in JupyterLab: one session in a real browser, in a git repository. */
@Tag("browser")
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class LabTest {
  private static final double READABLE = 4.5; // WCAG 2, level AA

  private static JsonNode seen;

  @BeforeAll
  static void explore(@TempDir Path folder) {
    Browser.assumeChromium();
    Map<String, String> settings = Map.of("HARMONIANET_RUN", folder.resolve("run").toString());
    Project.Result result =
        Project.run(settings, ".venv/bin/python", "tests/browser/explore.py", "01-eda");
    assertEquals(0, result.exit(), result.err());
    seen = Project.parse(result.out());
  }

  @Test
  void pageHasNoErrorsAndAsksNobodyElse() {
    assertEquals("[]", seen.get("errors").toString());
    assertEquals("[]", seen.get("foreign").toString());
  }

  @Test
  void chartsKeepTheirHeightsAndTitlesThroughEveryEvent() {
    JsonNode first = seen.at("/charts/run");
    assertEquals(
        "{\"fits\":true,\"charts\":[[\"Correlation of the features, all rows\",662,662],[\"Mean popularity by genre\",1119,1119],"
            + "[\"Mean of each feature by genre\",620,620],[\"Spread of acousticness by genre\",500,500]]}",
        first.toString());
    assertEquals(17, seen.get("charts").size());
    seen.get("charts")
        .properties()
        .forEach(event -> assertEquals(first, event.getValue(), event.getKey()));
  }

  @Test
  void chartsAndTablesAreReadableInBothThemes() {
    for (Map.Entry<String, JsonNode> theme : seen.get("themes").properties()) {
      String ground = theme.getKey().endsWith("Dark") ? "[\"dark\"]" : "[\"light\"]";
      assertEquals(ground, theme.getValue().get("grounds").toString(), theme.getKey());
      assertTrue(theme.getValue().get("texts").asInt() > 200, theme.toString());
      assertTrue(theme.getValue().get("charts").asDouble() >= READABLE, theme.toString());
      assertTrue(theme.getValue().get("tables").asDouble() >= READABLE, theme.toString());
    }
    assertEquals(2, seen.get("themes").size());
  }

  @Test
  void chosenFeatureStaysWhenTheWindowChanges() {
    for (JsonNode theme : seen.get("themes")) {
      assertEquals(
          "{\"entries\":11,\"last\":\"Spread of tempo by genre\",\"first\":\"Spread of acousticness by genre\"}",
          theme.get("menu").toString());
    }
  }

  @Test
  void launcherOffersTheKernelThatWorks() {
    JsonNode cards = seen.at("/themes/JupyterLab Dark/cards");
    List<String> kernels =
        StreamSupport.stream(cards.spliterator(), false)
            .map(JsonNode::asText)
            .filter(card -> card.matches(".*\\(.*\\)"))
            .toList();
    assertEquals(List.of("HarmoniaNet (Java)", "HarmoniaNet (Java)"), kernels, cards.toString());
  }

  @Test
  void allCellsRun() {
    assertEquals("HarmoniaNet (Java)", seen.at("/opened/kernel").asText());
    assertEquals("[]", seen.at("/ran/failed").toString());
  }

  @Test
  void kernelIsIdleOnceItIsReady() {
    assertEquals("idle", seen.at("/opened/status").asText());
  }

  @Test
  void openingChangesNothing() {
    assertEquals(0, seen.at("/opened/unsaved").asInt(), "JupyterLab shows unsaved changes");
    assertEquals("", seen.at("/opened/git").asText());
  }

  @Test
  void runningLeavesGitClean() {
    assertEquals(4, seen.at("/ran/outputs").asInt(), "charts in the saved notebook");
    assertEquals("", seen.at("/ran/git").asText());
  }
}
