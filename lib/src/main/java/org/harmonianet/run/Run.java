package org.harmonianet.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.Table;

/**
 * One notebook's view of the run: the settings, and the folder in which the notebooks hand each
 * other their results.
 *
 * <p>Shown as a cell's result, it lists the settings, and warns where the data is synthetic.
 */
public final class Run {
  private final Stage stage;
  private final Settings settings;

  private Run(Stage stage, Settings settings) {
    this.stage = stage;
    this.settings = settings;
  }

  /**
   * Starts a notebook with the settings of this process.
   *
   * @param notebook the notebook's name, for instance {@code 03-model}
   * @throws HarmoniaNetException if an earlier notebook has to run first: its artifact is missing,
   *     or was made with another seed or other data; or if another process runs this notebook in
   *     the same run directory
   */
  public static Run start(String notebook) {
    return start(notebook, Settings.load());
  }

  static Run start(String notebook, Settings settings) {
    Run run = new Run(Stage.of(notebook), settings);
    for (Stage earlier : Stage.values()) {
      if (earlier == run.stage) {
        break;
      }
      run.checkArtifactsOf(earlier);
    }
    RunLock.hold(notebook, settings);
    return run;
  }

  public String notebook() {
    return stage.notebook;
  }

  public Settings settings() {
    return settings;
  }

  /** The path of an artifact in the run directory. */
  public Path path(String artifact) {
    return settings.run().resolve(artifact);
  }

  /** Writes a record or map as JSON, whole or not at all. */
  public void write(String artifact, Object value) {
    Artifacts.writeJson(path(artifact), value);
  }

  /** Writes a table as CSV, whole or not at all. */
  public void writeTable(String artifact, Table table) {
    // Not straight into the file: Tablesaw reports a full disk as a bug, in many lines.
    StringWriter csv = new StringWriter();
    table.write().csv(csv);
    Artifacts.write(path(artifact), path -> Files.writeString(path, csv.toString()));
  }

  /** Reads a JSON artifact. */
  public <T> T read(String artifact, Class<T> type) {
    return Artifacts.readJson(path(artifact), type);
  }

  /** Whether the run's data is the built-in synthetic catalogue. Known once 01-eda has run. */
  public boolean synthetic() {
    Path eda = path(Stage.EDA.artifact);
    return stage != Stage.EDA && "synthetic".equals(Artifacts.readTree(eda).path("data").asText());
  }

  private String dataSha256() {
    return Artifacts.readTree(path(Stage.EDA.artifact)).path("data_sha256").asText();
  }

  /**
   * Makes sure that a catalogue is the one that 01-eda has examined.
   *
   * @throws HarmoniaNetException if it is not
   */
  public void requireData(String sha256) {
    if (!sha256.equals(dataSha256())) {
      throw runFirst(
          Stage.EDA, Stage.EDA.artifact, "was made from other data than the catalogue at hand");
    }
  }

  private void checkArtifactsOf(Stage earlier) {
    requireFile(earlier, earlier.artifact);
    if (earlier == Stage.EDA) {
      return;
    }
    requireSeed(earlier, earlier.artifact);
    String sha256 = Artifacts.readTree(path(earlier.artifact)).path("data_sha256").asText();
    if (!sha256.equals(dataSha256())) {
      throw runFirst(
          earlier, earlier.artifact, "was made from other data than 01-eda has examined");
    }
    for (String other : earlier.others) {
      requireFile(earlier, other);
      if (other.endsWith(".json")) {
        requireSeed(earlier, other);
      }
    }
  }

  private void requireFile(Stage earlier, String artifact) {
    if (!Files.exists(path(artifact))) {
      throw runFirst(earlier, artifact, "is missing");
    }
  }

  private void requireSeed(Stage earlier, String artifact) {
    JsonNode seed = Artifacts.readTree(path(artifact)).path("seed");
    if (seed.asInt(-1) != settings.seed()) {
      throw runFirst(
          earlier,
          artifact,
          "was made with seed " + seed.asText("?") + ", HARMONIANET_SEED is " + settings.seed());
    }
  }

  private HarmoniaNetException runFirst(Stage earlier, String artifact, String why) {
    return new HarmoniaNetException(
        settings.display(path(artifact)) + " " + why + ": run " + earlier.notebook + " first");
  }
}
