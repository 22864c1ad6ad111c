package org.harmonianet.chart;

import static org.harmonianet.chart.FigureJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unbescape.html.HtmlEscape;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Turns a jsplot figure into the traces and the layout of a Plotly figure.
 *
 * <p>jsplot writes JavaScript for plotly.js 1: object literals with unquoted names and trailing
 * commas, numbers as strings, texts escaped for HTML, and titles as strings, which plotly.js has
 * dropped since version 3.
 */
final class JsplotConverter {
  private static final JsonMapper JAVASCRIPT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** What jsplot gives to a layout that says nothing of it. */
  private static final Object DEFAULT_WIDTH = 700;

  /** What jsplot gives to its ready-made plots. */
  private static final Map<String, Object> PLOT_SIZE = Map.of("width", 800, "height", 600);

  private static final Pattern NUMBER =
      Pattern.compile("null|NaN|-?Infinity|-?(0|[1-9]\\d*)(\\.\\d+)?(E-?\\d+)?");

  /** A text in double quotes is JSON; in one in single quotes, a backslash means itself. */
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'", Pattern.DOTALL);

  private JsplotConverter() {}

  /** Returns the traces of a figure. */
  static List<Map<String, Object>> traces(Figure figure) {
    Trace[] traces = figure.getTraces();
    return IntStream.range(0, traces.length)
        .mapToObj(i -> literal(traces[i].asJavascript(i)))
        .flatMap(JsplotConverter::boxes)
        .toList();
  }

  /** Returns the layout of a figure, without a size that jsplot gives to all: the page decides. */
  static Map<String, Object> layout(Figure figure) {
    Layout jsplot = figure.getLayout();
    Map<String, Object> layout =
        jsplot == null ? new LinkedHashMap<>() : literal(jsplot.asJavascript());
    layout.remove("width", DEFAULT_WIDTH);
    if (layout.entrySet().containsAll(PLOT_SIZE.entrySet())) {
      layout.keySet().removeAll(PLOT_SIZE.keySet());
    }
    return layout;
  }

  /**
   * jsplot draws all boxes as one trace, in one colour: boxes with a colour become a trace each.
   */
  private static Stream<Map<String, Object>> boxes(Map<String, Object> trace) {
    if (!"box".equals(trace.get("type"))
        || !"".equals(trace.getOrDefault("name", ""))
        || !(trace.get("x") instanceof List<?> names && names.stream().allMatch(Theme::hasColor))
        || !(trace.get("y") instanceof List<?> values)) {
      return Stream.of(trace);
    }
    return names.stream()
        .distinct()
        .map(
            name -> {
              int[] rows =
                  IntStream.range(0, names.size()).filter(i -> names.get(i).equals(name)).toArray();
              Map<String, Object> box = new LinkedHashMap<>(trace);
              box.put("name", name);
              box.put("x", Collections.nCopies(rows.length, name));
              box.put("y", IntStream.of(rows).mapToObj(values::get).toList());
              box.put("showlegend", false);
              return box;
            });
  }

  /** The object literal of a statement {@code var name = {...};}. */
  private static Map<String, Object> literal(String statement) {
    try {
      return modern(
          JAVASCRIPT.readValue(
              QUOTED
                  .matcher(statement.substring(statement.indexOf('=') + 1))
                  .replaceAll(text -> Matcher.quoteReplacement(json(text.group()))),
              new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("jsplot wrote what cannot be read: " + statement, e);
    }
  }

  private static String json(String quoted) {
    return quoted.startsWith("'") ? quoted.replace("\\", "\\\\") : quoted;
  }

  /** Texts and numbers as they were meant, and titles as objects. */
  private static Map<String, Object> modern(Map<?, ?> object) {
    Map<String, Object> modern = new LinkedHashMap<>();
    object.forEach((key, value) -> modern.put(String.valueOf(key), modernValue(value)));
    Object font = modern.remove("titlefont");
    if (modern.get("title") instanceof String title) {
      String text = FigureJson.text(title);
      modern.put("title", font == null ? object("text", text) : object("text", text, "font", font));
    }
    return modern;
  }

  private static Object modernValue(Object value) {
    if (value instanceof Map<?, ?> inner) {
      return modern(inner);
    }
    if (value instanceof List<?> items && items.stream().allMatch(JsplotConverter::isNumber)) {
      return items.stream()
          .map(item -> item.equals("null") ? Double.NaN : Double.parseDouble(item.toString()))
          .toList();
    }
    return value instanceof String text ? HtmlEscape.unescapeHtml(text) : value;
  }

  /** As jsplot writes the values of a number column; "null" is a missing one. */
  private static boolean isNumber(Object item) {
    return item instanceof String text && NUMBER.matcher(text).matches();
  }
}
