package org.harmonianet.data;

import java.nio.file.Files;
import java.nio.file.Path;
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
 */
public record Catalogue(Table tracks, String source, boolean synthetic, String sha256) {

  /**
   * Finds or generates the catalogue, as the settings say, and reads it.
   *
   * @throws org.harmonianet.HarmoniaNetException if the file is missing, is not the published one,
   *     or has a malformed row
   */
  public static Catalogue open(Run run) {
    Settings settings = run.settings();
    Optional<Path> real = new DatasetFile(settings).locate();
    Path file = real.orElseGet(() -> run.path("synthetic-" + settings.seed() + ".csv"));
    if (real.isEmpty() && !Files.exists(file)) {
      Artifacts.write(file, part -> SyntheticCatalogue.write(part, settings.seed()));
    }
    return new Catalogue(
        TrackReader.read(file), settings.display(file), real.isEmpty(), Artifacts.sha256(file));
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
