package org.harmonianet.chart;

import java.util.List;
import java.util.regex.Pattern;
import org.harmonianet.SafeText;

/**
 * Plain text for Plotly, which takes some HTML in texts, such as {@code <b>}, {@code <br>} and
 * {@code &amp;}: a name that holds the like is to be seen as it is.
 */
final class PlotlyText {
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

  /** Longer names leave no room for the chart. Both ends are kept, since many begin alike. */
  private static final Pattern LONG = Pattern.compile("(.{30}).{20,}(.{19})", Pattern.DOTALL);

  private PlotlyText() {}

  static String of(String text) {
    return ENTITY.matcher(SafeText.isolated(text)).replaceAll("&amp;").replace("<", "&lt;");
  }

  /** A trace's attribute with the texts in it escaped; names and categories are cut. */
  static Object of(String attribute, Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> of(attribute, item)).toList();
    }
    if (!(value instanceof String text)) {
      return value;
    }
    return of(attribute.equals("text") ? text : LONG.matcher(text).replaceFirst("$1…$2"));
  }
}
