package org.harmonianet.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.harmonianet.Maps;
import org.unbescape.html.HtmlEscape;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Turns a jsplot figure into a Plotly specification.
 *
 * <p>jsplot writes JavaScript for plotly.js 1: object literals with unquoted names and trailing
 * commas, numbers as strings, texts escaped for HTML, and titles as strings, which plotly.js has
 * dropped since version 3.
 */
public final class JsplotConverter {
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

  private static final Object JSPLOT_WIDTH = 700;

  private static final Pattern NUMBER =
      Pattern.compile("null|NaN|-?Infinity|-?(0|[1-9]\\d*)(\\.\\d+)?(E-?\\d+)?");

  /** A text in double quotes is JSON; in one in single quotes, a backslash means itself. */
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'", Pattern.DOTALL);

  private JsplotConverter() {}

  /** The figure's specification in the house style. */
  public static Map<String, Object> spec(Figure figure) {
    List<Object> data = new ArrayList<>();
    Trace[] traces = figure.getTraces();
    for (int i = 0; i < traces.length; i++) {
      data.add(literal(traces[i].asJavascript(i)));
    }
    Layout jsplot = figure.getLayout();
    Map<String, Object> layout =
        jsplot == null ? new LinkedHashMap<>() : literal(jsplot.asJavascript());
    // jsplot always writes a width, 700 unless told otherwise: let the page decide instead.
    layout.remove("width", JSPLOT_WIDTH);
    return HouseStyle.apply(Maps.of("data", data, "layout", layout));
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
      String text = PlotlyText.of(title);
      modern.put(
          "title", font == null ? Maps.of("text", text) : Maps.of("text", text, "font", font));
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
