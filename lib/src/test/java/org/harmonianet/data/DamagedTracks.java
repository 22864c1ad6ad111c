package org.harmonianet.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A small CSV file of tracks, damaged at random: the same files in each run. */
public final class DamagedTracks {
  private static final List<String> TOKENS =
      List.of(
          "\"",
          "\"\"",
          ",",
          "\n",
          "\r",
          "\r\n",
          "\n\n",
          "\"\n\"",
          "\n\"\"\n",
          ",\"",
          "\",",
          "\0",
          "\t",
          " ",
          "\uFEFF",
          "\u202E",
          "\u2028",
          "NaN",
          "Infinity",
          "1e999",
          "-2147483648",
          "99999999999",
          "0x1p3",
          "1f",
          "-",
          "Yes",
          "=1+1",
          "<script>",
          "\uD83C\uDFB5",
          "x".repeat(3_000),
          "9".repeat(3_000));

  private static final byte[] VALID = valid();

  private final Random random = new Random(42);

  /** Returns another damaged file. */
  public byte[] next() {
    byte[] content = VALID;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      content = mutated(content);
    }
    return content;
  }

  private static byte[] valid() {
    StringBuilder csv =
        new StringBuilder(
            ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,"
                + "energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,"
                + "valence,tempo,time_signature,track_genre\n");
    for (int row = 0; row < 20; row++) {
      csv.append(row).append(",id").append(row).append(row % 2 == 0 ? ",A;B" : ",\u014C & \u05D0");
      csv.append(row % 3 == 0 ? ",\"An \"\"album\"\", live\"" : ",\"x\"").append(",title,");
      csv.append(row).append(",180000,").append(row % 5 == 0 ? "True" : "False");
      csv.append(",0.5,0.25,1,-9.5,0,0.05,0.125,2.5e-06,0.75,0.375,100.5,4,genre\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mutated(byte[] file) {
    int from = place(file);
    int to = Math.min(file.length, from + 1 + random.nextInt(8));
    switch (random.nextInt(9)) {
      case 0: // other bits
        byte[] flipped = file.clone();
        if (from < to) {
          flipped[from] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      case 1: // deleted
        return joined(part(file, 0, from), part(file, to, file.length));
      case 2: // repeated
        return joined(part(file, 0, to), part(file, from, file.length));
      case 3: // any byte inserted
        byte[] any = {(byte) random.nextInt(256)};
        return joined(part(file, 0, from), any, part(file, from, file.length));
      case 4: // cut off
        return random.nextInt(4) == 0 ? part(file, 0, from) : file;
      case 5: // other ends of lines
        String end = random.nextBoolean() ? "\r\n" : "\r";
        return latin1(text(file).replace("\n", end));
      case 6: // a cell, or a piece with commas in it, replaced
        byte[] rest = part(file, from, file.length);
        int comma = Math.max(0, text(rest).indexOf(','));
        return joined(part(file, 0, from), token(), part(rest, comma, rest.length));
      case 7: // two lines' cells in another order
        List<String> lines = new ArrayList<>(List.of(text(file).split("\n", -1)));
        int line = random.nextInt(lines.size());
        List<String> cells = Arrays.asList(lines.get(line).split(",", -1));
        Collections.swap(cells, random.nextInt(cells.size()), random.nextInt(cells.size()));
        lines.set(line, String.join(",", cells));
        return latin1(String.join("\n", lines));
      default:
        return joined(part(file, 0, from), token(), part(file, from, file.length));
    }
  }

  /** Anywhere, but often where a cell or a line ends. */
  private int place(byte[] file) {
    int from = random.nextInt(file.length + 1);
    String ends = List.of("", "", ",\n", "\n").get(random.nextInt(4));
    while (!ends.isEmpty() && from < file.length && ends.indexOf(file[from]) < 0) {
      from++;
    }
    return from;
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] part(byte[] file, int from, int to) {
    return Arrays.copyOfRange(file, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /**
   * Records as RFC 4180 counts them, less empty lines; -1 if it is not such a file. A quotation
   * mark in a cell that does not begin with one is let pass.
   */
  public static int records(String text) {
    int records = 0;
    char before = '\n'; // the cell has not begun
    boolean quoted = false;
    boolean closed = false;
    for (char c : text.replace("\r\n", "\n").replace('\r', '\n').toCharArray()) {
      boolean begins = before == '\n' || before == ',';
      if (quoted) {
        closed = c == '"';
        quoted = !closed;
      } else if (c == '"' && (begins || closed)) {
        quoted = true; // opened, or the second of two
        closed = false;
        records += before == '\n' ? 1 : 0;
      } else if (c == ',' || c == '\n') {
        closed = false;
        records += c == ',' && before == '\n' ? 1 : 0;
      } else {
        if (closed) {
          return -1;
        }
        records += before == '\n' ? 1 : 0;
      }
      before = quoted || closed ? '"' : c;
    }
    return quoted ? -1 : records;
  }
}
