package org.harmonianet.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.Table;

/**
 * One notebook's view of the run: the settings, and the folder in which notebooks leave their
 * artifacts for each other.
 *
 * <p>Every JSON artifact has a {@link Provenance}. A notebook writes its results last, as {@code
 * results/<notebook>.json}; they list the checksum of each artifact that the notebook has written.
 *
 * <pre>{@code
 * var run = Run.start("02-preprocessing");                 // checks what 01-eda has left
 * run.write("split.json", split);                          // an artifact for later notebooks
 * run.writeResults(Map.of("test_rows", split.test().length));
 * }</pre>
 */
public final class Run {
  private static final String FILES = "files";

  /** What all results have, whatever else a notebook has found. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Results(Provenance provenance, Map<String, String> files) {
    private Results {
      Objects.requireNonNull(provenance, "it has no provenance");
      Objects.requireNonNull(files, "it lists no files");
    }
  }

  private final Stage stage;
  private final Settings settings;
  private final Map<String, String> files = new TreeMap<>();
  private Provenance provenance;

  private Run(Stage stage, Settings settings) {
    this.stage = stage;
    this.settings = settings;
  }

  /**
   * Starts a notebook with the settings of this process.
   *
   * @param notebook the notebook's name, for instance {@code 03-model}
   * @throws HarmoniaNetException if another notebook has to run first, because an artifact is
   *     missing, was changed, or was made with another seed or other data; or if another process
   *     runs this notebook in the same run directory
   */
  public static Run start(String notebook) {
    return start(notebook, Settings.load());
  }

  static Run start(String notebook, Settings settings) {
    Run run = new Run(Stage.of(notebook), settings);
    run.stage.earlier().forEach(run::check);
    RunLock.hold(notebook, settings);
    return run;
  }

  /** Lets other processes run the notebooks that this one has started. */
  public static void end() {
    RunLock.releaseAll();
  }

  /** Returns the notebook's name. */
  public String notebook() {
    return stage.notebook;
  }

  /** Returns the settings of the run. */
  public Settings settings() {
    return settings;
  }

  /**
   * Returns what this notebook's artifacts are made from.
   *
   * @throws HarmoniaNetException if the notebook is the first one and has not opened the catalogue
   */
  public Provenance provenance() {
    if (provenance == null) {
      throw new HarmoniaNetException("the catalogue is not open: run Catalogue.open(run) first");
    }
    return provenance;
  }

  /** Returns whether a notebook has named the data of the run. */
  public boolean knowsData() {
    return provenance != null;
  }

  /** Returns whether the run's data is known to be the built-in synthetic catalogue. */
  public boolean synthetic() {
    return knowsData() && provenance.synthetic();
  }

  /** Returns the path of an artifact in the run directory. */
  public Path path(String artifact) {
    return settings.run().resolve(artifact);
  }

  /**
   * Names the data of the run.
   *
   * @param data {@code real} or {@code synthetic}
   * @param sha256 checksum of the catalogue's file
   * @throws HarmoniaNetException if 01-eda has examined other data
   */
  public void useData(String data, String sha256) {
    if (stage != Stage.EDA && !sha256.equals(provenance.dataSha256())) {
      throw runFirst(
          Stage.EDA, Stage.EDA.results(), "was made from another catalogue than this one");
    }
    provenance = Provenance.of(stage.notebook, data, sha256, settings.seed());
  }

  /**
   * Writes an artifact as JSON, whole or not at all, and prints its name.
   *
   * @param value a record or map
   */
  public void write(String artifact, Object value) {
    writeWithProvenance(artifact, Artifacts.toObject(value));
    wrote(artifact);
  }

  /** Writes a table as CSV, whole or not at all, and prints its name. */
  public void writeTable(String artifact, Table table) {
    // Not straight into the file: Tablesaw reports a full disk as a bug, in many lines.
    StringWriter csv = new StringWriter();
    table.write().csv(csv);
    Artifacts.write(path(artifact), path -> Files.writeString(path, csv.toString()));
    wrote(artifact);
  }

  /**
   * Writes the notebook's results as {@code results/<notebook>.json}, the last of its artifacts.
   *
   * @param results records or maps, whose fields stand beside each other
   */
  public void writeResults(Object... results) {
    ObjectNode content = Artifacts.toObject(Map.of());
    for (Object part : results) {
      content.setAll(Artifacts.toObject(part));
    }
    files.forEach(content.putObject(FILES)::put);
    writeWithProvenance(stage.results(), content);
    System.out.println("written: " + settings.display(path(stage.results())));
  }

  /** Lists a file that the caller has written among the notebook's artifacts. */
  public void wrote(String artifact) {
    files.put(artifact, Artifacts.sha256(path(artifact)));
    System.out.println("written: " + settings.display(path(artifact)));
  }

  private void writeWithProvenance(String artifact, ObjectNode content) {
    ObjectNode whole = Artifacts.toObject(Map.of(Provenance.FIELD, provenance()));
    Artifacts.writeJson(path(artifact), whole.setAll(content));
  }

  /**
   * Reads a JSON artifact of an earlier notebook.
   *
   * @throws HarmoniaNetException if the file cannot be read or does not hold such a record
   */
  public <T> T read(String artifact, Class<T> type) {
    return Artifacts.readJson(path(artifact), type, Provenance.FIELD, FILES);
  }

  /**
   * Reads one field of an earlier notebook's results.
   *
   * @throws HarmoniaNetException if the results cannot be read, or have no such field
   */
  public <T> T readResults(String notebook, String field, Class<T> type) {
    return Artifacts.readField(path(Stage.of(notebook).results()), field, type);
  }

  /** Reads the results of an earlier notebook, by field. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> readResults(String notebook) {
    return read(Stage.of(notebook).results(), Map.class);
  }

  /** Makes sure that an earlier notebook has run to its end, with this data and this seed. */
  private void check(Stage earlier) {
    requireFile(earlier, earlier.results());
    Results results = Artifacts.readJson(path(earlier.results()), Results.class);
    Provenance made = results.provenance;
    if (earlier == Stage.EDA) {
      provenance = Provenance.of(stage.notebook, made.data(), made.dataSha256(), settings.seed());
    } else if (made.seed() != settings.seed()) {
      throw runFirst(
          earlier,
          earlier.results(),
          "was made with seed " + made.seed() + ", HARMONIANET_SEED is " + settings.seed());
    } else if (!made.dataSha256().equals(provenance.dataSha256())) {
      throw runFirst(
          earlier, earlier.results(), "was made from other data than 01-eda has examined");
    }
    results.files.forEach((file, sha256) -> requireUnchanged(earlier, file, sha256));
  }

  private void requireFile(Stage earlier, String artifact) {
    if (!Files.exists(path(artifact))) {
      throw runFirst(earlier, artifact, "is missing");
    }
  }

  private void requireUnchanged(Stage earlier, String artifact, String sha256) {
    requireFile(earlier, artifact);
    if (!Artifacts.sha256(path(artifact)).equals(sha256)) {
      throw runFirst(earlier, artifact, "has changed since " + earlier.notebook + " has ended");
    }
  }

  private HarmoniaNetException runFirst(Stage earlier, String artifact, String why) {
    return new HarmoniaNetException(
        settings.display(path(artifact)) + " " + why + ": run " + earlier.notebook + " first");
  }
}
