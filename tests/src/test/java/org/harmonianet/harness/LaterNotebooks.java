package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The notebooks after the main job, executed once for all their tests, with the results of {@link
 * MainRun#BASELINE}: with quick settings for {@code make test}, with the default settings for
 * {@code make test-full}.
 */
final class LaterNotebooks {
  /** What makes each notebook quick. This is the place to change it. */
  private static final Map<String, Map<String, String>> QUICK_SETTINGS =
      Map.of(
          "06-honest-evaluation", Map.of("HARMONIANET_EPOCHS", "10"),
          "07-beyond-the-baseline", Map.of("HARMONIANET_EPOCHS", "5"),
          "08-scale", Map.of("HARMONIANET_EPOCHS", "2", "HARMONIANET_ROWS", "50000"));

  static final List<String> NAMES = QUICK_SETTINGS.keySet().stream().sorted().toList();

  static final LaterNotebooks QUICK = new LaterNotebooks("quick", QUICK_SETTINGS);
  static final LaterNotebooks FULL = new LaterNotebooks("full", Map.of());

  private final Once<Path> folder;

  private LaterNotebooks(String name, Map<String, Map<String, String>> settings) {
    folder = new Once<>("the later notebooks, " + name, () -> execute(name, settings));
  }

  private static Path execute(String name, Map<String, Map<String, String>> settings) {
    Path folder = Project.emptyFolder("tests/target/later-notebooks/" + name);
    Path run = MainRun.BASELINE.copyUpTo("05-evaluation", folder.resolve("run"));
    for (String notebook : NAMES) {
      Map<String, String> all = new HashMap<>(settings.getOrDefault(notebook, Map.of()));
      all.put("HARMONIANET_RUN", run.toString());
      Project.Result result = Project.execute(folder, all, List.of(notebook));
      assertEquals(0, result.exit(), result.err());
    }
    return folder;
  }

  /** Whether they have the default settings. */
  boolean full() {
    return this == FULL;
  }

  /** Returns a notebook as executed. */
  Notebook read(String name) {
    return Notebook.read(folder.get(), name);
  }

  /** Returns the metrics that the notebooks have written; skips the test without real dataset. */
  JsonNode metrics() {
    MainRun.BASELINE.assumeRealData();
    return Project.json(folder.get().resolve("run/metrics.json"));
  }

  /**
   * Returns a score that a notebook has found.
   *
   * @param notebook where its results stand in the metrics: honest or beyond
   */
  double score(String notebook, String protocol, String model, String score) {
    for (JsonNode result : metrics().get(notebook).get("results")) {
      if (result.get("protocol").asText().equals(protocol)
          && result.get("model").asText().equals(model)) {
        return result.get(score).asDouble();
      }
    }
    throw new AssertionError(protocol + ", " + model + " was not evaluated");
  }
}
