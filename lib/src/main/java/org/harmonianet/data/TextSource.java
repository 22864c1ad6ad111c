package org.harmonianet.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.harmonianet.HarmoniaNetException;

/**
 * The text of a file, with its packing and its encoding recognised.
 *
 * @param bytes the text, without a byte order mark; it can go back to its start from anywhere
 *     within {@link #HEAD} bytes
 * @param charset the encoding
 * @param notes what was recognised, if it is not plain UTF-8
 */
record TextSource(InputStream bytes, Charset charset, List<String> notes) {
  /** Bytes that are looked at to recognise a file. */
  static final int HEAD = 1 << 16;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** A letter of two or three bytes in UTF-8, as characters of ISO 8859-1. */
  private static final Pattern UTF8_LETTER =
      Pattern.compile("[\u00C3-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}");

  /** What a file is if it is no text in columns, by its first bytes as ISO 8859-1. */
  private static final Map<String, String> OTHERS = others();

  private static Map<String, String> others() {
    String unpack = ": unpack it first";
    String save = ": save it as CSV first";
    Map<String, String> others = new LinkedHashMap<>();
    others.put("BZh", "is packed with bzip2" + unpack);
    others.put("\u00FD7zXZ", "is packed with xz" + unpack);
    others.put("\u0028\u00B5\u002F\u00FD", "is packed with Zstandard" + unpack);
    others.put("7z\u00BC\u00AF", "is a 7z archive" + unpack);
    others.put("Rar!", "is a RAR archive" + unpack);
    others.put("\u00D0\u00CF\u0011\u00E0", "is an old Excel workbook" + save);
    others.put("PAR1", "is Parquet, which only make score MASTER=... reads" + save);
    others.put("SQLite format 3", "is an SQLite database" + save);
    others.put("%PDF", "is a PDF document: export its table as CSV first");
    others.put("version https://git-lfs", "is a pointer of Git LFS: run git lfs pull first");
    others.put("<", "is a web page or XML, not CSV: download it again, perhaps after a login");
    others.put("{", "is JSON" + save);
    others.put("[{", "is JSON" + save);
    return others;
  }

  /**
   * Recognises a file, which may be packed with gzip.
   *
   * @throws HarmoniaNetException if it is no text; the message says what it is
   */
  static TextSource of(InputStream file) throws IOException {
    InputStream in = new BufferedInputStream(file, HEAD);
    List<String> notes = new ArrayList<>();
    if (head(in, 2).equals("\u001F\u008B")) {
      in = new BufferedInputStream(new GZIPInputStream(in), HEAD);
      notes.add("unpacked with gzip");
    }
    String head = head(in, HEAD);
    String start = head.stripLeading();
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (start.startsWith(other.getKey())) {
        throw new HarmoniaNetException("this " + other.getValue());
      }
    }
    Charset charset = charset(head);
    if (charset != StandardCharsets.UTF_8) {
      notes.add("encoded in " + charset.name());
    }
    in.skipNBytes(byteOrderMark(head));
    return new TextSource(in, charset, notes);
  }

  /** Returns the first bytes as characters of ISO 8859-1, and goes back to the start. */
  private static String head(InputStream in, int length) throws IOException {
    in.mark(length);
    byte[] head = in.readNBytes(length);
    in.reset();
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  private static int byteOrderMark(String head) {
    if (head.startsWith("\u00EF\u00BB\u00BF")) {
      return 3;
    }
    return head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF") ? 2 : 0;
  }

  private static Charset charset(String head) {
    String start = head.substring(0, Math.min(head.length(), 6));
    if (start.startsWith("\u00FF\u00FE") || start.matches("(?s)([^\0]\0){3}")) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.startsWith("\u00FE\u00FF") || start.matches("(?s)(\0[^\0]){3}")) {
      return StandardCharsets.UTF_16BE;
    }
    // Letters in UTF-8 beside others: a damaged file, whose reader names the cell.
    return isUtf8(head) || UTF8_LETTER.matcher(head).find() ? StandardCharsets.UTF_8 : WINDOWS;
  }

  /** The head may end within a letter, whose bytes then do not count. */
  private static boolean isUtf8(String head) {
    int length = head.length();
    while (head.length() == HEAD && length > HEAD - 4 && head.charAt(length - 1) > 0x7F) {
      length--;
    }
    byte[] bytes = head.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false; // which is an answer, not a failure
    }
  }
}
