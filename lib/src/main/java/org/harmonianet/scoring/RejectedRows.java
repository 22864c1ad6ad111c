package org.harmonianet.scoring;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Rejections;
import org.harmonianet.data.TrackScanner;

/**
 * The rows that cannot be scored: counted by reason, and written to a CSV file, if there are any.
 */
final class RejectedRows implements AutoCloseable {
  private static final List<String> TEXTS = List.of("track_id", "artists", "track_name");

  private final ScoreFiles files;
  private final PartFile file;
  private final Rejections rejections = new Rejections();
  private CsvWriter csv;

  RejectedRows(ScoreFiles files) {
    this.files = files;
    file = new PartFile(files.rejected());
  }

  /** Adds the scanner's row. */
  void add(TrackScanner rows) {
    rejections.add(rows.row(), rows.problem());
    try {
      write(rows);
    } catch (UncheckedIOException e) { // such as a full disk
      throw problem(e.getCause());
    }
  }

  private void write(TrackScanner rows) {
    if (csv == null) {
      csv = Spreadsheet.csv(file.out());
      csv.writeRecord("row", "reason", TEXTS.get(0), TEXTS.get(1), TEXTS.get(2));
    }
    csv.writeRecord(
        String.valueOf(rows.row()),
        rows.problem(),
        Spreadsheet.harmless(rows.text(TEXTS.get(0))),
        Spreadsheet.harmless(rows.text(TEXTS.get(1))),
        Spreadsheet.harmless(rows.text(TEXTS.get(2))));
  }

  Rejections rejections() {
    return rejections;
  }

  /** Keeps the file, or deletes that of an earlier job. */
  void keep() {
    if (csv == null) {
      files.deleteRejected();
      return;
    }
    try {
      csv.close();
    } catch (IOException e) {
      throw problem(e);
    }
    file.keep(StandardCopyOption.REPLACE_EXISTING);
  }

  private HarmoniaNetException problem(IOException e) {
    return new HarmoniaNetException("cannot write " + files.rejected() + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    file.close();
  }
}
