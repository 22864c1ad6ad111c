package org.harmonianet.chart;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nested maps and lists as a chart's specification. */
public final class SpecMaps {
  private SpecMaps() {}

  /** Puts copies of {@code more} into {@code target}; where both hold a map, these are merged. */
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
  public static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new TreeMap<>();
      map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
      return plain;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value != null && value.getClass().isArray()) {
      List<Object> plain = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        plain.add(plain(Array.get(value, i)));
      }
      return plain;
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
}
