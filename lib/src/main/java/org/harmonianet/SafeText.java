package org.harmonianet;

import java.text.Bidi;
import java.util.regex.Pattern;

/**
 * Text from outside, such as an artist's name, made harmless to show: it stays on its line, and
 * leaves what stands around it as it is.
 */
public final class SafeText {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029]");
  private static final Pattern ISOLATE = Pattern.compile("[\u2066-\u2069]");
  private static final String REPLACEMENT = "\uFFFD";
  private static final int QUOTE_LENGTH = 40;

  private SafeText() {}

  /** Returns the text with a visible sign for each control character and line break. */
  public static String visible(String text) {
    return CONTROL.matcher(text).replaceAll(match -> sign(match.group().charAt(0)));
  }

  /** Unicode has pictures of the ASCII control characters, such as "␀". */
  private static String sign(char control) {
    return control < ' '
        ? String.valueOf((char) ('\u2400' + control))
        : control == '\u007F' ? "\u2421" : REPLACEMENT;
  }

  /**
   * Returns visible text within which all change of the writing direction ends: a right-to-left
   * name does not turn the numbers after it around.
   */
  public static String isolated(String text) {
    String closed = ISOLATE.matcher(visible(text)).replaceAll(REPLACEMENT);
    return Bidi.requiresBidi(closed.toCharArray(), 0, closed.length())
        ? "\u2068" + closed + "\u2069"
        : closed;
  }

  /** Returns the text's first 40 characters in quotation marks, isolated. */
  public static String quoted(String text) {
    return '"' + isolated(cut(text, QUOTE_LENGTH)) + '"';
  }

  /** Returns the text if it has at most {@code max} characters, else its beginning and "…". */
  public static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max)) + "…";
  }
}
