package org.harmonianet.data;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character between the cells of a file, which differs by program and country. */
final class Separator {
  /** Excel reads the separator from such a first line, and some programs write it. */
  private static final Pattern NAMED = Pattern.compile("sep=(.)\r?\n", Pattern.CASE_INSENSITIVE);

  private static final String LIKELY = ",;\t|";

  private Separator() {}

  /**
   * Finds the most frequent candidate in the header, a comma if there is none. A line that names
   * the separator is passed over.
   *
   * @param text a text at its start; its first line that counts stays to be read
   */
  static char of(TextSource text) throws IOException {
    text.bytes().mark(TextSource.HEAD);
    byte[] head = text.bytes().readNBytes(TextSource.HEAD);
    text.bytes().reset();
    String start = new String(head, text.charset());
    Matcher named = NAMED.matcher(start);
    if (named.lookingAt()) {
      text.bytes().skipNBytes(named.group().getBytes(text.charset()).length);
      return named.group(1).charAt(0);
    }
    return mostFrequent(header(start));
  }

  private static String header(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static char mostFrequent(String header) {
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    int best = 0;
    for (int i = 1; i < LIKELY.length(); i++) {
      if (count(unquoted, i) > count(unquoted, best)) {
        best = i;
      }
    }
    return LIKELY.charAt(best);
  }

  private static long count(String header, int candidate) {
    return header.chars().filter(c -> c == LIKELY.charAt(candidate)).count();
  }

  /** Returns a separator's name in a sentence. */
  static String name(char separator) {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "'" + separator + "'";
    };
  }
}
