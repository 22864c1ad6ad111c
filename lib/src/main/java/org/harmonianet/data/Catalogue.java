package org.harmonianet.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Run;
import org.harmonianet.run.Settings;
import tech.tablesaw.api.Table;

/**
 * All tracks, and where they come from.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.open(run);
 * Table tracks = catalogue.tracks();
 * }</pre>
 *
 * @param tracks the tracks, one row for each track and genre
 * @param source the path of the file, relative to the project if it lies there
 * @param synthetic whether it is the generated catalogue, which allows no conclusion
 * @param sha256 the file's checksum
 * @param notes what is to be said of the file: what was recognised, is missing, constant, or left
 *     out, a sentence each
 */
public record Catalogue(
    Table tracks, String source, boolean synthetic, String sha256, List<String> notes) {

  /**
   * Finds or generates the catalogue, as the settings say, reads it, and names it as the run's
   * data.
   *
   * @throws org.harmonianet.HarmoniaNetException if there is no file, if it does not hold tracks,
   *     or if 01-eda has examined another one
   */
  public static Catalogue open(Run run) {
    Settings settings = run.settings();
    Optional<Path> real = new DatasetFile(settings).locate();
    Path file = real.orElseGet(() -> run.path("synthetic-" + settings.seed() + ".csv"));
    if (real.isEmpty() && !Files.exists(file)) {
      Artifacts.write(file, part -> SyntheticCatalogue.write(part, settings.seed()));
    }
    Catalogue catalogue = read(file, settings, real.isEmpty(), true);
    run.useData(catalogue.kind(), catalogue.sha256);
    return catalogue;
  }

  /**
   * Reads a file of one's own, such as a playlist; it needs no genres.
   *
   * @throws org.harmonianet.HarmoniaNetException if it does not hold tracks
   */
  public static Catalogue read(Path file, Settings settings) {
    return read(file, settings, false, false);
  }

  private static Catalogue read(Path file, Settings settings, boolean synthetic, boolean genres) {
    TrackReader.Reading reading = TrackReader.read(file, settings, genres);
    List<String> notes = new ArrayList<>(reading.notes());
    List<String> constant = constant(reading.tracks());
    if (!constant.isEmpty()) {
      notes.add(
          "%s constant: the same value in all rows".formatted(TrackColumns.columns(constant)));
    }
    return new Catalogue(
        reading.tracks(), settings.display(file), synthetic, Artifacts.sha256(file), notes);
  }

  /** Returns the names of the features that have the same value in all rows. */
  public List<String> constant() {
    return constant(tracks);
  }

  private static List<String> constant(Table tracks) {
    List<String> constant =
        new ArrayList<>(tracks.rowCount() > 1 ? Features.in(tracks) : List.of());
    constant.removeAll(Features.varying(tracks));
    return constant;
  }

  /** Returns the kind of data as in {@code metrics.json}: {@code real} or {@code synthetic}. */
  public String kind() {
    return synthetic ? "synthetic" : "real";
  }

  /** Returns whether this is the published dataset, byte for byte. */
  public boolean published() {
    return sha256.equals(DatasetFile.SHA256);
  }
}
