package org.harmonianet.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Turns a jsplot figure into a Plotly specification.
 *
 * <p>jsplot writes JavaScript for plotly.js 1: object literals with unquoted names and trailing
 * commas, and titles as strings, which plotly.js has dropped since version 3.
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
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private JsplotConverter() {}

  /** The figure's specification in the house style. */
  static Map<String, Object> spec(Figure figure) {
    List<Object> data = new ArrayList<>();
    Trace[] traces = figure.getTraces();
    for (int i = 0; i < traces.length; i++) {
      data.add(literal(traces[i].asJavascript(i)));
    }
    Layout layout = figure.getLayout();
    return HouseStyle.apply(
        Chart.map(
            "data",
            data,
            "layout",
            layout == null ? Map.of() : withTitleObjects(literal(layout.asJavascript()))));
  }

  /** The object literal of a statement {@code var name = {...};}. */
  private static Map<String, Object> literal(String statement) {
    try {
      return JAVASCRIPT.readValue(
          statement.substring(statement.indexOf('=') + 1), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("jsplot wrote what cannot be read: " + statement, e);
    }
  }

  private static Map<String, Object> withTitleObjects(Map<String, Object> layout) {
    Map<String, Object> modern = new LinkedHashMap<>();
    layout.forEach(
        (key, value) -> modern.put(key, value instanceof Map<?, ?> m ? inner(m) : value));
    Object font = modern.remove("titlefont");
    if (modern.get("title") instanceof String text) {
      modern.put(
          "title", font == null ? Chart.map("text", text) : Chart.map("text", text, "font", font));
    }
    return modern;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<?, ?> map) {
    return withTitleObjects((Map<String, Object>) map);
  }
}
