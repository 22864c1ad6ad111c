package org.harmonianet.chart;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.harmonianet.SafeText;

/**
 * Plotly figures as nested maps and lists, which any JSON library can write.
 *
 * <p>Use it to build or change a figure's specification; to draw a chart, use {@link Chart}.
 */
public final class FigureJson {
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

  /** Longer names leave no room for the chart. Both ends are kept, since many begin alike. */
  private static final Pattern LONG = Pattern.compile("(.{30}).{20,}(.{19})", Pattern.DOTALL);

  private FigureJson() {}

  /**
   * Makes an object of JSON, with its entries in the order given.
   *
   * @param entries key, value, key, value ...; keys are strings, values may be null
   * @return a map that can be changed
   * @throws IllegalArgumentException if the last key has no value
   */
  public static Map<String, Object> object(Object... entries) {
    if (entries.length % 2 != 0) {
      throw new IllegalArgumentException(
          "the key " + entries[entries.length - 1] + " has no value");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      object.put((String) entries[i], entries[i + 1]);
    }
    return object;
  }

  /**
   * Puts copies of the entries of one object into another; where both hold an object, these are
   * merged.
   *
   * @param target changed in place
   * @param more stays as it is
   */
  @SuppressWarnings("unchecked")
  public static void merge(Map<String, Object> target, Map<String, Object> more) {
    more.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && target.get(key) instanceof Map<?, ?> present) {
            merge((Map<String, Object>) present, (Map<String, Object>) inner);
          } else {
            target.put(key, value instanceof Map<?, ?> inner ? copy(inner) : value);
          }
        });
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) ->
            copy.put(String.valueOf(key), value instanceof Map<?, ?> m ? copy(m) : value));
    return copy;
  }

  /**
   * The value as JSON can hold it, in a stable order: arrays and collections become lists, numbers
   * are rounded to six significant digits, and what is not finite becomes null, a gap in the chart.
   */
  static Object of(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), of(inner)));
      return sorted;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> list = new ArrayList<>();
      items.forEach(item -> list.add(of(item)));
      return list;
    }
    if (value != null && value.getClass().isArray()) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(of(Array.get(value, i)));
      }
      return list;
    }
    if (value instanceof Double || value instanceof Float) {
      return rounded(((Number) value).doubleValue());
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value.toString();
  }

  private static Number rounded(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (long) value;
    }
    return new BigDecimal(value).round(new MathContext(6)).doubleValue();
  }

  /**
   * Plain text for Plotly, which takes some HTML in texts, such as {@code <b>}, {@code <br>} and
   * {@code &amp;}: a name that holds the like is shown as it is.
   */
  static String text(String text) {
    return ENTITY.matcher(SafeText.isolated(text)).replaceAll("&amp;").replace("<", "&lt;");
  }

  /** A trace's attribute with the texts in it escaped; names and categories are cut. */
  static Object text(String attribute, Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> text(attribute, item)).toList();
    }
    if (!(value instanceof String text)) {
      return value;
    }
    return text(attribute.equals("text") ? text : LONG.matcher(text).replaceFirst("$1…$2"));
  }
}
