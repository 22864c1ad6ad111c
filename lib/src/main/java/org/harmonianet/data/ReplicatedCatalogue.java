package org.harmonianet.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.harmonianet.run.Artifacts;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

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
    List<String> records = records(tracks);
    List<String> ids = tracks.stringColumn(ID).asList();
    Artifacts.write(file, path -> write(path, records, ids, rows));
  }

  private static void write(Path path, List<String> records, List<String> ids, long rows)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(ID + "," + records.get(0));
      for (long row = 0; row < rows; row++) {
        int original = (int) (row % ids.size());
        out.write(ids.get(original) + "-" + (row + 1) + "," + records.get(1 + original));
      }
    }
  }

  /** Returns the table in CSV without the identifier: a header, and a record a row. */
  private static List<String> records(Table tracks) {
    Table rest = tracks.rejectColumns(ID);
    List<String> records = new ArrayList<>();
    records.add(record(rest.columnNames()));
    for (int row = 0; row < rest.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : rest.columns()) {
        cells.add(column.getUnformattedString(row));
      }
      records.add(record(cells));
    }
    return records;
  }

  /** Quotes what needs it; a cell may have line breaks. */
  private static String record(List<String> cells) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return text.toString();
  }
}
