package org.harmonianet.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Settings;

/**
 * Finds the dataset's file, which {@code make data} has downloaded.
 *
 * <p>The file is {@code data/dataset.csv} in the project and must have the published checksum,
 * unless {@code HARMONIANET_DATA} names another file, which is used as it is.
 */
public final class DatasetFile {
  /** SHA-256 of the published file, maharshipandya/spotify-tracks-dataset on Hugging Face. */
  public static final String SHA256 =
      "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd";

  private static final String NAME = "data/dataset.csv";

  private final Settings settings;
  private final String sha256;

  /** Looks where the settings say. */
  public DatasetFile(Settings settings) {
    this(settings, SHA256);
  }

  DatasetFile(Settings settings, String sha256) {
    this.settings = settings;
    this.sha256 = sha256;
  }

  /**
   * Finds the file.
   *
   * @return the file, or nothing if the synthetic catalogue is to be used: because {@code
   *     HARMONIANET_DATA} asks for it, or because there is no file
   * @throws HarmoniaNetException if the file that the settings name is missing, if {@code
   *     data/dataset.csv} has the wrong checksum, or if data is required and there is none
   */
  public Optional<Path> locate() {
    String requested = settings.data();
    if (requested.equals("synthetic")) {
      return Optional.empty();
    }
    if (!requested.isEmpty() && !requested.equals("required")) {
      Path file = settings.root().resolve(requested).normalize();
      if (!Files.isRegularFile(file)) {
        throw new HarmoniaNetException(
            "HARMONIANET_DATA names " + requested + ", which is not a file");
      }
      return Optional.of(file);
    }
    Path file = settings.root().resolve(NAME);
    if (Files.isRegularFile(file)) {
      requireChecksum(file);
      return Optional.of(file);
    }
    if (requested.equals("required")) {
      throw new HarmoniaNetException(
          "HARMONIANET_DATA=required, but no dataset was found. Put it at %s or run `make data`."
              .formatted(NAME));
    }
    System.out.println("no dataset was found at " + NAME + ": run `make data` to download it");
    return Optional.empty();
  }

  private void requireChecksum(Path file) {
    String found = Artifacts.sha256(file);
    if (!found.equals(sha256)) {
      throw new HarmoniaNetException(
          "%s has checksum %s..., not the published %s...: delete it to have it downloaded again, or"
                  .formatted(settings.display(file), found.substring(0, 8), sha256.substring(0, 8))
              + " set HARMONIANET_DATA to its path to use it as it is");
    }
  }
}
