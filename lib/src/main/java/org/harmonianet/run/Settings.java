package org.harmonianet.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;

/**
 * The settings of a run, from environment variables named {@code HARMONIANET_*}.
 *
 * @param seed the one seed of the run: split, initial weights, dropout and the synthetic catalogue
 * @param epochs full-batch epochs of the baseline network: 500, or 10 if the run is quick
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param data where the catalogue comes from: empty for the usual places, {@code required}, {@code
 *     synthetic}, or a CSV file
 * @param columns names of columns in a file of one's own, by the catalogue's names
 * @param skipBadRows whether rows of a file that cannot be used are left out, not refused
 * @param genres how many of the most frequent genres the baseline network knows
 * @param songs a file of the reader's songs, empty for {@code data/my-songs.csv} if it is there
 * @param quick whether the notebooks train and measure just enough to show that they work
 * @param run the folder of the run's artifacts
 * @param root the project's folder; relative paths start there
 */
public record Settings(
    int seed,
    int epochs,
    String device,
    String data,
    Map<String, String> columns,
    boolean skipBadRows,
    int genres,
    String songs,
    boolean quick,
    Path run,
    Path root) {

  /** Returns the settings of this process. */
  public static Settings load() {
    return of(System.getenv(), projectRoot(Path.of("").toAbsolutePath()));
  }

  /**
   * Reads the settings.
   *
   * @throws HarmoniaNetException if a value is not one that the setting takes
   */
  static Settings of(Map<String, String> environment, Path root) {
    String device = text(environment, "DEVICE", "auto");
    if (!List.of("auto", "cpu", "gpu").contains(device)) {
      throw invalid("DEVICE", device, "auto, cpu or gpu");
    }
    String quick = text(environment, "QUICK", "false");
    if (!List.of("true", "false").contains(quick)) {
      throw invalid("QUICK", quick, "true or false");
    }
    String badRows = text(environment, "BAD_ROWS", "refuse");
    if (!List.of("refuse", "skip").contains(badRows)) {
      throw invalid("BAD_ROWS", badRows, "refuse or skip");
    }
    return new Settings(
        integer(environment, "SEED", 42, 0),
        integer(environment, "EPOCHS", quick.equals("true") ? 10 : 500, 1),
        device,
        text(environment, "DATA", ""),
        columns(text(environment, "COLUMNS", "")),
        badRows.equals("skip"),
        integer(environment, "GENRES", 10, 2),
        text(environment, "SONGS", ""),
        quick.equals("true"),
        root.resolve(text(environment, "RUN", "build/run")).normalize(),
        root);
  }

  /** The nearest folder at or above {@code start} that holds the notebooks, else {@code start}. */
  static Path projectRoot(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("notebooks/01-eda.ipynb"))) {
        return folder;
      }
    }
    return start;
  }

  /**
   * Finds the file of the reader's songs.
   *
   * @return the file, or nothing if none is named and {@code data/my-songs.csv} is not there
   * @throws HarmoniaNetException if the file that is named is not there
   */
  public Optional<Path> songsFile() {
    Path file = root.resolve(songs.isEmpty() ? "data/my-songs.csv" : songs).normalize();
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    if (!songs.isEmpty()) {
      throw new HarmoniaNetException("HARMONIANET_SONGS names " + songs + ", which is not a file");
    }
    return Optional.empty();
  }

  /** Returns a path as the reader knows it: relative if it lies in the project or beside it. */
  public String display(Path path) {
    Path near = root.getParent() == null ? root : root.getParent();
    return path.startsWith(near) ? root.relativize(path).toString() : path.toString();
  }

  /**
   * Returns the settings as the reader knows them, by name: seed, device and run directory, and
   * each other one that has been set.
   */
  public Map<String, Object> display() {
    Map<String, Object> shown = all();
    Map<String, Object> usual = of(Map.of(), root).all();
    List<String> always = List.of("seed", "device", "run directory");
    shown
        .keySet()
        .removeIf(name -> !always.contains(name) && shown.get(name).equals(usual.get(name)));
    return shown;
  }

  private Map<String, Object> all() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("seed", seed);
    settings.put("epochs", epochs);
    settings.put("device", device);
    settings.put("data", data);
    settings.put("columns of your own", columns);
    settings.put("bad rows", skipBadRows ? "skip" : "refuse");
    settings.put("genres", genres);
    settings.put("songs", songs);
    settings.put("quick", quick);
    settings.put("run directory", display(run));
    return settings;
  }

  private static String text(Map<String, String> environment, String name, String defaultValue) {
    String value = environment.getOrDefault("HARMONIANET_" + name, "").strip();
    return value.isEmpty() ? defaultValue : value;
  }

  /** Parses {@code track_genre=Style,artists=Singer}. */
  private static Map<String, String> columns(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw invalid("COLUMNS", text, "pairs such as track_genre=Style,artists=Singer");
      }
      columns.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return columns;
  }

  private static int integer(
      Map<String, String> environment, String name, int defaultValue, int min) {
    String value = text(environment, name, String.valueOf(defaultValue));
    try {
      int number = Integer.parseInt(value);
      if (number >= min) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw invalid(name, value, "a whole number from " + min + " to " + Integer.MAX_VALUE);
  }

  private static HarmoniaNetException invalid(String name, String value, String expected) {
    return new HarmoniaNetException(
        "HARMONIANET_" + name + " is \"" + value + "\"; it takes " + expected);
  }
}
