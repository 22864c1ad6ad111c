package org.harmonianet.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;

/**
 * How the cells of a column are written, and what number they stand for. Not Tablesaw's type, which
 * needs libraries that Spark does not have.
 */
enum CellType {
  TEXT,
  NUMBER,
  /** From 0 to 1. */
  SHARE,
  /** A whole number. */
  INTEGER,
  /** Milliseconds, or minutes and seconds as in 3:45. */
  DURATION,
  /** A truth value, in the languages of spreadsheet programs. */
  TRUTH,
  /** A pitch class from 0, which is C, or a name such as F#; -1 if there is none. */
  KEY,
  /** 1 is major, 0 is minor. */
  MODE,
  /** Beats in a bar, as in 4 or 4/4. */
  METER;

  /** What stands in a cell that has no value. */
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "?", "-", "--", "\\n");

  private static final Map<String, Integer> TRUTHS =
      numbered(
          List.of("false", "0", "0.0", "no", "n", "f", "falsch", "faux", "falso", "nein", "non"),
          List.of("true", "1", "1.0", "yes", "y", "t", "wahr", "vrai", "verdadero", "vero", "ja"));

  private static final Map<String, Integer> MODES =
      numbered(
          List.of("0", "0.0", "minor", "min", "moll"), List.of("1", "1.0", "major", "maj", "dur"));

  private static final Pattern KEY_NAME =
      Pattern.compile("([a-gA-G])(#|♯|b|♭)?(/.*)?( (major|minor|maj|min))?");

  private static final Pattern TIME = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})");
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,2})/\\d{1,2}");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+");
  private static final int[] PITCHES = {9, 11, 0, 2, 4, 5, 7}; // A to G

  private static Map<String, Integer> numbered(List<String> zeros, List<String> ones) {
    Map<String, Integer> numbers = new HashMap<>();
    zeros.forEach(text -> numbers.put(text, 0));
    ones.forEach(text -> numbers.put(text, 1));
    return numbers;
  }

  /** Returns the type of a column of the catalogue. */
  static CellType of(String column) {
    return switch (column) {
      case "track_id", "artists", "album_name", "track_name", "track_genre" -> TEXT;
      case "loudness", "tempo" -> NUMBER;
      case "popularity" -> INTEGER;
      case "duration_ms" -> DURATION;
      case "explicit" -> TRUTH;
      case "key" -> KEY;
      case "mode" -> MODE;
      case "time_signature" -> METER;
      default -> SHARE;
    };
  }

  /** Returns whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    if (cell == null || cell.isEmpty()) {
      return true;
    }
    boolean digit = cell.charAt(0) >= '0' && cell.charAt(0) <= '9'; // as most cells begin
    return !digit && cell.length() < 5 && MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Parses a cell.
   *
   * @param column the column's name, for the message
   * @throws HarmoniaNetException if it has no value, or none of this type
   */
  double parse(String column, String cell) {
    if (isMissing(cell)) {
      throw problem(column, "no value", cell);
    }
    return switch (this) {
      case TEXT -> throw new IllegalStateException(column + " is text");
      case NUMBER -> number(column, cell, Float.MAX_VALUE); // the network's type
      case SHARE -> within(column, cell, number(column, cell, Float.MAX_VALUE), 0, 1);
      case INTEGER -> within(column, cell, integer(column, cell), 0, 100);
      case DURATION -> within(column, cell, duration(column, cell), 0, Integer.MAX_VALUE);
      case TRUTH -> listed(column, cell, TRUTHS, "neither true nor false");
      case MODE -> listed(column, cell, MODES, "neither major nor minor");
      case KEY -> key(column, cell);
      case METER -> meter(column, cell);
    };
  }

  private static double within(String column, String cell, double value, int min, int max) {
    if (value < min || value > max) {
      throw problem(column, "not from %d to %d".formatted(min, max), cell);
    }
    return value;
  }

  private static double number(String column, String cell, double max) {
    double value = Decimal.parse(cell);
    if (Double.isNaN(value)) {
      throw problem(column, "not a number", cell);
    }
    if (Math.abs(value) > max) {
      throw problem(column, "too large a number", cell);
    }
    return value;
  }

  private static double integer(String column, String cell) {
    boolean grouped = cell.indexOf(',') > 0 && THOUSANDS.matcher(cell).matches();
    // Tablesaw takes the smallest int for a missing value.
    double value = number(column, grouped ? cell.replace(",", "") : cell, Integer.MAX_VALUE);
    if (value != Math.rint(value)) {
      throw problem(column, "not a whole number", cell);
    }
    return value;
  }

  private static double duration(String column, String cell) {
    Matcher time = cell.indexOf(':') < 0 ? null : TIME.matcher(cell);
    if (time == null || !time.matches()) {
      return integer(column, cell);
    }
    int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
    int minutes = Integer.parseInt(time.group(2));
    return 1000.0 * (3600 * hours + 60 * minutes + Integer.parseInt(time.group(3)));
  }

  private static double listed(
      String column, String cell, Map<String, Integer> values, String otherwise) {
    Integer asWritten = values.get(cell);
    Integer value = asWritten == null ? values.get(cell.toLowerCase(Locale.ROOT)) : asWritten;
    if (value == null) {
      throw problem(column, otherwise, cell);
    }
    return value;
  }

  private static double key(String column, String cell) {
    Matcher name = Character.isLetter(cell.charAt(0)) ? KEY_NAME.matcher(cell) : null;
    if (name == null || !name.matches()) {
      double value = integer(column, cell);
      return within(column, cell, value, -1, 11);
    }
    String accidental = name.group(2) == null ? "" : name.group(2);
    int step = accidental.isEmpty() ? 0 : "#♯".contains(accidental) ? 1 : 11;
    return (PITCHES[Character.toUpperCase(cell.charAt(0)) - 'A'] + step) % 12;
  }

  private static double meter(String column, String cell) {
    Matcher fraction = cell.indexOf('/') < 0 ? null : FRACTION.matcher(cell);
    return fraction != null && fraction.matches()
        ? Integer.parseInt(fraction.group(1))
        : integer(column, cell);
  }

  private static HarmoniaNetException problem(String column, String what, String cell) {
    return new HarmoniaNetException(
        "column %s: %s (%s)".formatted(column, what, SafeText.quoted(cell == null ? "" : cell)));
  }
}
