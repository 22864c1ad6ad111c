package org.harmonianet.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.harmonianet.data.TrackScanner;
import org.harmonianet.model.TrackPredictor;
import org.harmonianet.preprocessing.CatalogueTrack;
import org.harmonianet.preprocessing.TrackCatalogue;

/**
 * Adds the tracks of a file to the catalogue of a network, before they are scored: each is then
 * judged with the file's other tracks of its artists, too. It keeps numbers of the first million
 * tracks, about 350 bytes each.
 */
record Neighbourhood(TrackCatalogue catalogue, TrackPredictor predictor) {
  private static final int MOST = 1_000_000;

  /**
   * Reads a file once.
   *
   * @param own the file's names of columns; see {@link TrackScanner#open}
   * @return what is to be said of it, if anything
   */
  Optional<String> add(Path file, Map<String, String> own) {
    if (!Files.isRegularFile(file)) {
      return Optional.of(file + " can be read only once: its tracks are judged without each other");
    }
    int known = catalogue.size();
    try (TrackScanner rows =
        TrackScanner.open(file, predictor.features(), predictor.categories(), own)) {
      if (!rows.has("artists")) {
        return Optional.of(
            "the column artists is missing: the tracks are judged without each other");
      }
      while (catalogue.size() < known + MOST && rows.next()) {
        if (rows.problem() == null) {
          catalogue.add(
              CatalogueTrack.of(
                  rows.track(),
                  rows.text("artists"),
                  rows.text("album_name"),
                  rows.text("track_name")));
        }
      }
    }
    return catalogue.size() < known + MOST
        ? Optional.empty()
        : Optional.of(
            "the file is long: only its first %,d tracks count as others".formatted(MOST));
  }
}
