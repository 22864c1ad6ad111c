package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.run.Run;

/**
 * The notebooks after the main job, executed once for all their tests on the real dataset: with few
 * epochs, or, with {@code -Dharmonianet.full=true}, at full settings.
 */
final class LaterNotebooks {
  static final boolean FULL = Boolean.getBoolean("harmonianet.full");

  /** Each with the epochs that show it at work in little time. */
  private static final Map<String, String> EPOCHS =
      Map.of("06-honest-evaluation", "10", "07-beyond-the-baseline", "5", "08-scale", "2");

  static final List<String> NAMES = EPOCHS.keySet().stream().sorted().toList();

  private static final Path FOLDER = Project.ROOT.resolve("tests/target/later-notebooks");

  private LaterNotebooks() {}

  /** Executes the notebooks when it is first asked for. */
  private static final class Run {
    private static final JsonNode METRICS = execute();
  }

  /** A notebook as executed. */
  static Notebook read(String name) {
    return Notebook.read(FOLDER, name);
  }

  /** The metrics that the notebooks have written. */
  static JsonNode metrics() {
    JsonNode metrics = Run.METRICS;
    assumeTrue(metrics.get("data").asText().equals("real"), "there is no real dataset");
    return metrics;
  }

  /**
   * A score that a notebook has found.
   *
   * @param notebook where its results stand in the metrics: honest or beyond
   */
  static double score(String notebook, String protocol, String model, String score) {
    for (JsonNode result : metrics().get(notebook).get("results")) {
      if (result.get("protocol").asText().equals(protocol)
          && result.get("model").asText().equals(model)) {
        return result.get(score).asDouble();
      }
    }
    throw new AssertionError(protocol + ", " + model + " was not evaluated");
  }

  private static JsonNode execute() {
    FOLDER.resolve("run/checkpoint.json").toFile().delete(); // of tests that were cut off
    execute(Project.NOTEBOOKS, "10");
    NAMES.forEach(name -> execute(List.of(name), EPOCHS.get(name)));
    return Project.json(FOLDER.resolve("run/metrics.json"));
  }

  private static void execute(List<String> notebooks, String epochs) {
    Map<String, String> settings = new HashMap<>();
    settings.put("HARMONIANET_RUN", FOLDER.resolve("run").toString());
    if (!FULL) {
      settings.put("HARMONIANET_EPOCHS", epochs);
      settings.put("HARMONIANET_ROWS", "50000");
    }
    Project.Result result = Project.execute(FOLDER, settings, notebooks);
    assertEquals(0, result.exit(), result.err());
  }
}
