package org.harmonianet.scoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.harmonianet.HarmoniaNetException;

/**
 * The form of a file of scores, told by its name. Both forms have the same fields: the track, and
 * up to three genres with their probabilities.
 */
public enum ScoreFormat {
  /** CSV for a spreadsheet program, see {@link Spreadsheet}. */
  CSV {
    @Override
    byte[] head(int guesses) {
      List<String> names = new ArrayList<>(TRACK);
      for (String place : PLACES.subList(0, guesses)) {
        names.add(place + "genre");
        names.add(place + "probability");
      }
      return bytes(out -> Spreadsheet.csv(out).writeRecord(names).flush());
    }

    @Override
    byte[] body(List<ScoredTrack> tracks) {
      return bytes(out -> writeCsv(out, tracks));
    }
  },

  /** JSON lines for a program: an object a track, each on a line of its own. */
  JSON_LINES {
    @Override
    byte[] head(int guesses) {
      return new byte[0];
    }

    @Override
    byte[] body(List<ScoredTrack> tracks) {
      return bytes(out -> writeJson(out, tracks));
    }
  };

  /** How many genres a track gets at most. */
  static final int GUESSES = 3;

  private static final List<String> TRACK = List.of("track_id", "artists", "track_name");
  private static final List<String> PLACES = List.of("", "second_", "third_");
  private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("\n").build();
  private static final int DECIMALS = 6;

  /**
   * Returns the form that a file's name asks for.
   *
   * @throws HarmoniaNetException if it asks for none
   */
  public static ScoreFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    throw new HarmoniaNetException(
        "OUT is named %s: end its name with .csv for a spreadsheet, or with .jsonl for JSON lines"
            .formatted(file));
  }

  /**
   * Returns what stands before the first track.
   *
   * @param guesses how many genres each track gets
   */
  abstract byte[] head(int guesses);

  /** Returns the lines of some tracks. */
  abstract byte[] body(List<ScoredTrack> tracks);

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory throws none
    }
    return out.toByteArray();
  }

  private static List<String> cells(ScoredTrack track) {
    List<String> cells = new ArrayList<>(TRACK.size() + 2 * GUESSES);
    cells.add(Spreadsheet.harmless(track.id()));
    cells.add(Spreadsheet.harmless(track.artists()));
    cells.add(Spreadsheet.harmless(track.name()));
    for (Guess guess : track.guesses()) {
      cells.add(Spreadsheet.harmless(guess.genre()));
      cells.add(decimal(guess.probability()));
    }
    return cells;
  }

  private static void writeCsv(OutputStream out, List<ScoredTrack> tracks) throws IOException {
    try (CsvWriter csv = Spreadsheet.more(out)) {
      tracks.forEach(track -> csv.writeRecord(cells(track)));
    }
  }

  private static void writeJson(OutputStream out, List<ScoredTrack> tracks) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      for (ScoredTrack track : tracks) {
        json.writeStartObject();
        json.writeStringField(TRACK.get(0), track.id());
        json.writeStringField(TRACK.get(1), track.artists());
        json.writeStringField(TRACK.get(2), track.name());
        for (int i = 0; i < track.guesses().size(); i++) {
          json.writeStringField(PLACES.get(i) + "genre", track.guesses().get(i).genre());
          json.writeFieldName(PLACES.get(i) + "probability");
          json.writeNumber(decimal(track.guesses().get(i).probability()));
        }
        json.writeEndObject();
      }
      json.writeRaw('\n');
    }
  }

  /** Writes a probability with six decimals, far faster than a {@code Formatter} does. */
  private static String decimal(float probability) {
    int millionths = (int) Math.round(1e6 * probability);
    char[] text = new char[DECIMALS + 2];
    for (int place = text.length - 1; place > 1; place--) {
      text[place] = (char) ('0' + millionths % 10);
      millionths /= 10;
    }
    text[1] = '.';
    text[0] = (char) ('0' + millionths);
    return new String(text);
  }
}
