package org.harmonianet.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.harmonianet.HarmoniaNetException;

/**
 * A line of a CSV file as RFC 4180 has it. A cell with a line break is refused, so that no
 * quotation mark can swallow rows. In a cell that does not begin with one, a quotation mark is
 * itself: Tablesaw writes such cells.
 */
final class CsvLine {
  private final String text;
  private final List<String> cells = new ArrayList<>();
  private int position;

  private CsvLine(String text) {
    this.text = text;
  }

  /**
   * The line's cells. Spaces around a cell without quotation marks are left out.
   *
   * @param bytes the line's UTF-8 bytes, each as a character
   * @throws HarmoniaNetException if the line is not UTF-8 or a cell in quotation marks does not end
   *     with one
   */
  static List<String> cells(String bytes) {
    CsvLine line = new CsvLine(decoded(bytes));
    do {
      line.cells.add(line.isAt('"') ? line.quoted() : line.plain());
    } while (line.position++ < line.text.length());
    return line.cells;
  }

  private static String decoded(String bytes) {
    byte[] encoded = bytes.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(encoded, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(encoded, text.getBytes(StandardCharsets.UTF_8))) {
      throw new HarmoniaNetException("not text in UTF-8");
    }
    return text;
  }

  private boolean isAt(char expected) {
    return position < text.length() && text.charAt(position) == expected;
  }

  private String plain() {
    int comma = text.indexOf(',', position);
    String cell = text.substring(position, comma < 0 ? text.length() : comma);
    position += cell.length();
    return cell.strip();
  }

  private String quoted() {
    int start = position + 1;
    do {
      position = text.indexOf('"', position + 1) + 1;
      if (position == 0) {
        throw problem("the quotation mark is not closed on its line");
      }
    } while (isAt('"'));
    if (position < text.length() && !isAt(',')) {
      throw problem("text after the closing quotation mark");
    }
    return text.substring(start, position - 1).replace("\"\"", "\"");
  }

  private HarmoniaNetException problem(String what) {
    return new HarmoniaNetException("cell " + (cells.size() + 1) + ": " + what);
  }
}
