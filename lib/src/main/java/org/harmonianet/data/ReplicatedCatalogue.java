package org.harmonianet.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.harmonianet.run.Artifacts;
import tech.tablesaw.api.Table;

/**
 * A catalogue of any size, for measurements: it repeats the rows of a real one, each with a {@code
 * track_id} of its own.
 */
public final class ReplicatedCatalogue {
  private static final String ID = "track_id";

  private ReplicatedCatalogue() {}

  /**
   * Writes a CSV file, whole or not at all.
   *
   * @param tracks the rows to repeat, in their order
   * @param rows the number of rows to write; the identifier of row n, from 1, ends with a hyphen
   *     and n
   * @throws org.harmonianet.HarmoniaNetException if the file cannot be written
   */
  public static void write(Table tracks, Path file, long rows) {
    List<String> lines = lines(tracks);
    List<String> ids = tracks.stringColumn(ID).asList();
    Artifacts.write(file, path -> write(path, lines, ids, rows));
  }

  private static void write(Path path, List<String> lines, List<String> ids, long rows)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(ID + "," + lines.get(0) + "\n");
      for (long row = 0; row < rows; row++) {
        int original = (int) (row % ids.size());
        out.write(ids.get(original) + "-" + (row + 1) + "," + lines.get(1 + original) + "\n");
      }
    }
  }

  /** The table in CSV without the identifier: a header, and a line a row. */
  private static List<String> lines(Table tracks) {
    StringWriter csv = new StringWriter();
    tracks.rejectColumns(ID).write().csv(csv);
    return csv.toString().lines().toList();
  }
}
