package org.harmonianet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/** The synthetic catalogue with seed 42, made once for all tests; it is to be read only. */
final class SyntheticTracks {
  static final Path FILE = write();
  static final Table TABLE = TrackReader.read(FILE);

  private SyntheticTracks() {}

  private static Path write() {
    try {
      Path file = Files.createTempFile("synthetic", ".csv");
      file.toFile().deleteOnExit();
      SyntheticCatalogue.write(file, 42);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
