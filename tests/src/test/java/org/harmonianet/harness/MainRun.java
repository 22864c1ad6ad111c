package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job as {@code make report} does it: pages, executed notebooks, and a run directory.
 * There are two, each made when a test first asks for it. Tests read them; a test that writes takes
 * a copy of the run directory:
 *
 * <pre>{@code
 * Path run = MainRun.SYNTHETIC.copyUpTo("03-model", folder.resolve("run"));
 * }</pre>
 */
final class MainRun {
  /** With the default settings, thus on the real dataset where there is one. */
  static final MainRun BASELINE = new MainRun("baseline", Map.of(), Map.of());

  /** The epochs of {@link #SYNTHETIC}: a training of so many has one checkpoint on its way. */
  static final int FEW_EPOCHS = 48;

  /**
   * On the synthetic catalogue, with few epochs; made in the C locale and an odd time zone, which
   * what is made from it is not.
   */
  static final MainRun SYNTHETIC =
      new MainRun(
          "synthetic",
          Map.of(
              "HARMONIANET_DATA", "synthetic",
              "HARMONIANET_EPOCHS", "" + FEW_EPOCHS,
              "HARMONIANET_DEVICE", "cpu"), // where a resumed training ends with the same losses
          Map.of("LC_ALL", "C", "TZ", "America/St_Johns"));

  private final Map<String, String> settings;
  private final Once<Path> folder;

  private MainRun(String name, Map<String, String> settings, Map<String, String> locale) {
    this.settings = settings;
    this.folder = new Once<>("the " + name + " run", () -> make(name, locale));
  }

  private Path make(String name, Map<String, String> locale) {
    Path made = Project.emptyFolder("tests/target/main-run/" + name);
    Map<String, String> environment = settings(made.resolve("run"));
    environment.putAll(locale);
    Project.Result result =
        Project.run(environment, "make", "-s", "report", "REPORT=" + made.resolve("report"));
    assertEquals(0, result.exit(), result.err());
    return made;
  }

  /** Returns this run's settings, with another run directory. */
  Map<String, String> settings(Path run) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("HARMONIANET_RUN", run.toString());
    return all;
  }

  /** Returns the folder of the report's pages. */
  Path report() {
    return folder.get().resolve("report");
  }

  /** Returns the run directory, to be read only. */
  Path run() {
    return folder.get().resolve("run");
  }

  Notebook notebook(String name) {
    return Notebook.read(report().resolve("notebooks"), name);
  }

  List<Notebook> notebooks() {
    return Project.NOTEBOOKS.stream().map(this::notebook).toList();
  }

  JsonNode metrics() {
    return Project.json(run().resolve("metrics.json"));
  }

  /** Skips the test if this run had no real dataset. */
  void assumeRealData() {
    assumeTrue(
        metrics().get("data").asText().equals("real"),
        "there is no real dataset: no data/dataset.csv, and no network");
  }

  /**
   * Copies the run directory as it was when a notebook had just ended. Files that a later notebook
   * wrote are told by their times: a notebook is saved after it has written its results.
   *
   * @param notebook the last one whose results are copied
   * @return the copy
   */
  Path copyUpTo(String notebook, Path copy) {
    Path run = run();
    try {
      FileTime end =
          Files.getLastModifiedTime(report().resolve("notebooks/" + notebook + ".ipynb"));
      try (var files = Files.walk(run)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          boolean earlier = Files.getLastModifiedTime(file).compareTo(end) <= 0;
          if (earlier && !file.toString().endsWith(".lock")) {
            Path target = copy.resolve(run.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }
}
