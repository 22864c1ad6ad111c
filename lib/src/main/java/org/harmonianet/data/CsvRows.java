package org.harmonianet.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.harmonianet.HarmoniaNetException;

/**
 * The rows of a CSV file, read one by one by FastCSV and its strict rules of quotation.
 *
 * <p>FastCSV gets the bytes of a file in UTF-8 as characters, so that a cell that is not UTF-8 can
 * be named: commas, quotation marks and line breaks are never part of another character in UTF-8.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<List<String>> {
  /** Bounds the memory if a quotation mark is never closed. */
  private static final int MAX_CELL = 1 << 20;

  /** What Java puts for bytes that are not UTF-8; a file may have it, too. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");

  private final Iterator<List<String>> rows;
  private final boolean utf8;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // which reports
  private final List<String> cells = new ArrayList<>();
  private int cellNotUtf8;
  private long firstLine;
  private boolean broken;

  /** Reads a text whose cells are separated by a character. */
  CsvRows(TextSource text, char separator) throws IOException {
    utf8 = text.charset().equals(StandardCharsets.UTF_8);
    rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .maxBufferSize(MAX_CELL)
            // TrackReader counts the cells, because FastCSV does not number the rows.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(this, text.bytes(), utf8 ? StandardCharsets.ISO_8859_1 : text.charset())
            .iterator();
  }

  /**
   * Reads the next row that is not empty. Spaces around a cell without quotation marks are left
   * out.
   *
   * @return the cells, valid until the next call, or null at the end of the file
   * @throws HarmoniaNetException if the row is not UTF-8, or if its quotation marks are wrong; the
   *     message names the line and the cell
   */
  List<String> next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      rows.next();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // such as no more memory
      }
      broken = true;
      throw problem(cells.size() + 1, reason(e.getMessage()));
    }
    if (cellNotUtf8 > 0) {
      throw problem(cellNotUtf8, "not text in UTF-8");
    }
    return cells;
  }

  /** Rewords a message of FastCSV, which would show the file's characters as they are. */
  private static String reason(String message) {
    if (message.startsWith("Unexpected character after closing quote")) {
      return "text after the closing quotation mark";
    }
    return message.startsWith("Unclosed quoted field")
        ? "the quotation mark is not closed"
        : "longer than %,d characters, perhaps because a quotation mark is missing"
            .formatted(MAX_CELL);
  }

  /** Returns whether quotation marks are wrong, so that no row can be read after this one. */
  boolean broken() {
    return broken;
  }

  private HarmoniaNetException problem(int cell, String what) {
    long breaks =
        cells.stream()
            .limit(cell - 1)
            .mapToLong(before -> LINE_BREAK.matcher(before).results().count())
            .sum();
    return new HarmoniaNetException(
        "line %d, cell %d: %s".formatted(firstLine + breaks, cell, what));
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    cells.clear();
    cellNotUtf8 = 0;
    firstLine = startingLineNumber;
  }

  @Override
  protected void handleField(int index, char[] buffer, int start, int length, boolean quoted) {
    int plain = start;
    while (plain < start + length && buffer[plain] <= 0x7F) {
      plain++;
    }
    String text =
        utf8 && plain < start + length
            ? decoded(buffer, start, length, index + 1)
            : new String(buffer, start, length);
    cells.add(quoted ? text : text.strip());
  }

  private String decoded(char[] characters, int start, int length, int cell) {
    byte[] encoded = new byte[length];
    for (int i = 0; i < length; i++) {
      encoded[i] = (byte) characters[start + i];
    }
    String text = new String(encoded, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return decoder.decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      cellNotUtf8 = cellNotUtf8 == 0 ? cell : cellNotUtf8;
      return "";
    }
  }

  @Override
  protected List<String> buildRecord() {
    return cells;
  }
}
