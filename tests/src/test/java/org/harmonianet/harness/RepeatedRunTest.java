package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same settings give the same metrics. */
@Tag("notebook")
class RepeatedRunTest {
  @TempDir Path folder;

  /** Executes notebooks and returns the metrics without the time that training took. */
  private JsonNode metrics(Map<String, String> settings, List<String> notebooks) {
    Project.Result result = Project.execute(folder.resolve("executed"), settings, notebooks);
    assertEquals(0, result.exit(), result.err());
    Path run = Path.of(settings.get("HARMONIANET_RUN"));
    return timeless(Project.json(run.resolve("metrics.json")));
  }

  private static JsonNode timeless(JsonNode metrics) {
    ((ObjectNode) metrics).remove("train_seconds");
    return metrics;
  }

  @Test
  void trainingAndEvaluationGiveTheSameMetrics() {
    JsonNode first = timeless(MainRun.SYNTHETIC.metrics());
    JsonNode second = Project.json(Nbconvert.repeated().resolve("run/metrics.json"));
    assertEquals(first, timeless(second));
    assertFalse(first.get("accuracy").isNull());
  }

  @Test
  @Tag("full")
  void mainJobGivesTheSameMetrics() {
    JsonNode first = metrics(settings("first"), Project.NOTEBOOKS);
    assertEquals(first, metrics(settings("second"), Project.NOTEBOOKS));
    assertFalse(first.get("accuracy").isNull());
  }

  private Map<String, String> settings(String run) {
    return Map.of("HARMONIANET_RUN", folder.resolve(run).toString(), "HARMONIANET_EPOCHS", "5");
  }
}
