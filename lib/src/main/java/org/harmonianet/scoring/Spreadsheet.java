package org.harmonianet.scoring;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** CSV as a spreadsheet program takes it: it shows the cells, and computes nothing from them. */
final class Spreadsheet {
  private Spreadsheet() {}

  /**
   * Returns a writer of a file. It begins with a byte order mark, without which such programs take
   * the text for another encoding than UTF-8.
   */
  static CsvWriter csv(OutputStream out) {
    try {
      out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CsvWriter.builder().build(out, StandardCharsets.UTF_8);
  }

  /**
   * A cell that begins like a formula gets an apostrophe before it: it may be of anyone's making.
   */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** Returns a writer that goes on with a file. */
  static CsvWriter more(OutputStream out) {
    return CsvWriter.builder().build(out, StandardCharsets.UTF_8);
  }
}
