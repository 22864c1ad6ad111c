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
    Catalogue catalogue =
        new Catalogue(
            TrackReader.read(file), settings.display(file), real.isEmpty(), Artifacts.sha256(file));
    run.useData(catalogue.kind(), catalogue.sha256);
    return catalogue;
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
