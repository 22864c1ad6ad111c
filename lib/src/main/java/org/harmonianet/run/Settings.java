package org.harmonianet.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.Maps;

/**
 * What a run can be told from outside, by environment variables named {@code HARMONIANET_*}.
 *
 * @param seed the one seed of the run: split, initial weights, dropout and the synthetic catalogue
 * @param epochs full-batch epochs to train
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param data where the catalogue comes from: empty for the usual places, {@code required}, {@code
 *     synthetic}, or a CSV file
 * @param rows rows of the largest catalogue that 08-scale makes
 * @param run the folder of the run's artifacts
 * @param root the project's folder; relative paths start there
 */
public record Settings(
    int seed, int epochs, String device, String data, int rows, Path run, Path root) {

  /** The settings of this process. */
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
    return new Settings(
        integer(environment, "SEED", 42, 0),
        integer(environment, "EPOCHS", 500, 1),
        device,
        text(environment, "DATA", ""),
        integer(environment, "ROWS", 5_000_000, 1000),
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

  /** A path as the reader knows it: relative where it lies in the project or beside it. */
  public String display(Path path) {
    Path near = root.getParent() == null ? root : root.getParent();
    return path.startsWith(near) ? root.relativize(path).toString() : path.toString();
  }

  /** The settings as the reader knows them, by name. */
  public Map<String, Object> display() {
    return Maps.of(
        "seed", seed,
        "epochs", epochs,
        "device", device,
        "data", data.isEmpty() ? "the usual places" : data,
        "run directory", display(run));
  }

  private static String text(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault("HARMONIANET_" + name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  private static int integer(
      Map<String, String> environment, String name, int otherwise, int least) {
    String value = text(environment, name, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw invalid(name, value, "a whole number from " + least + " to " + Integer.MAX_VALUE);
  }

  private static HarmoniaNetException invalid(String name, String value, String expected) {
    return new HarmoniaNetException(
        "HARMONIANET_" + name + " is \"" + value + "\"; it takes " + expected);
  }
}
