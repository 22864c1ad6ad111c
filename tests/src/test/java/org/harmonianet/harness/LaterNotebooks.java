package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The notebooks after the main job, executed once for all their tests, with the results of {@link
 * MainRun#BASELINE}: with quick settings for {@code make test}, with the default settings for
 * {@code make test-full}.
 */
final class LaterNotebooks {
  static final List<String> NAMES =
      List.of(
          "06-honest-evaluation",
          "07-explaining-the-network",
          "08-faster-training",
          "09-better-than-trees",
          "10-richer-inputs",
          "11-all-genres",
          "12-scoring-at-scale",
          "13-what-is-my-song",
          "14-my-playlist");

  private static final int FIRST_OF_ALL_GENRES = NAMES.indexOf("11-all-genres");

  /**
   * In two rows at a time, of which neither needs the other: a part of each is on one core. Each
   * row has half of the cores, because more threads of OpenMP than cores wait long for each other.
   */
  static final LaterNotebooks QUICK =
      new LaterNotebooks(
          "quick",
          Map.of("HARMONIANET_QUICK", "true", "OMP_NUM_THREADS", "" + halfOfTheCores()),
          List.of(
              NAMES.subList(0, FIRST_OF_ALL_GENRES),
              NAMES.subList(FIRST_OF_ALL_GENRES, NAMES.size())));

  static final LaterNotebooks FULL = new LaterNotebooks("full", Map.of(), List.of(NAMES));

  private final Once<Path> folder;

  private LaterNotebooks(String name, Map<String, String> settings, List<List<String>> rows) {
    folder = new Once<>("the later notebooks, " + name, () -> execute(name, settings, rows));
  }

  private static int halfOfTheCores() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private static Path execute(String name, Map<String, String> settings, List<List<String>> rows) {
    Path folder = Project.emptyFolder("tests/target/later-notebooks/" + name);
    Path run = MainRun.BASELINE.copyUpTo("05-evaluation", folder.resolve("run"));
    Map<String, String> all = new HashMap<>(settings);
    all.put("HARMONIANET_RUN", run.toString());
    rows.stream()
        .parallel()
        .map(row -> Project.execute(folder, all, row))
        .forEach(result -> assertEquals(0, result.exit(), result.err()));
    return folder;
  }

  /** Whether they have the default settings. */
  boolean full() {
    return this == FULL;
  }

  /** Returns the run directory, to be read only. */
  Path run() {
    return folder.get().resolve("run");
  }

  /**
   * Copies what a notebook that uses the network for all genres reads: the artifacts of 01 and 11.
   *
   * @param copy a folder, which is made
   * @return the copy
   */
  Path copyAllGenres(Path copy) throws IOException {
    for (String notebook : List.of("01-eda", "11-all-genres")) {
      String results = "results/" + notebook + ".json";
      List<String> files = new ArrayList<>(List.of(results));
      Project.json(run().resolve(results)).get("files").fieldNames().forEachRemaining(files::add);
      for (String file : files) {
        Files.createDirectories(copy.resolve(file).getParent());
        Files.copy(run().resolve(file), copy.resolve(file));
      }
    }
    return copy;
  }

  /** Returns a notebook as executed. */
  Notebook read(String name) {
    return Notebook.read(folder.get(), name);
  }

  /** Returns the results that a notebook has written; skips the test without real dataset. */
  JsonNode results(String notebook) {
    MainRun.BASELINE.assumeRealData();
    return Project.json(run().resolve("results/" + notebook + ".json"));
  }

  /** Returns the mean over the folds of a score that a notebook has found. */
  double score(String notebook, String split, String model, String score) {
    for (JsonNode result : results(notebook).get("scores")) {
      if (result.get("split").asText().equals(split)
          && result.get("model").asText().equals(model)) {
        return result.at("/mean/" + score).asDouble(Double.NaN);
      }
    }
    throw new AssertionError(split + ", " + model + " was not evaluated");
  }
}
