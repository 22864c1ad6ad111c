package org.harmonianet.chart;

import static org.harmonianet.chart.FigureJson.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look for all charts; a chart's own attributes come first.
 *
 * <p>Its colours can be told apart with every common colour blindness.
 */
public final class Theme {
  /** Okabe and Ito's colours, told apart with every common colour blindness; black left out. */
  static final List<String> COLORS =
      List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442");

  /** ColorBrewer's Blues, for what starts at zero; black numbers are readable on each shade. */
  static final List<List<Object>> SEQUENTIAL =
      List.of(
          List.of(0, "#f7fbff"),
          List.of(0.25, "#c6dbef"),
          List.of(0.65, "#6baed6"),
          List.of(1, "#3182bd"));

  /** ColorBrewer's RdBu, for what lies on both sides of zero; with black numbers, too. */
  static final List<List<Object>> DIVERGING =
      List.of(
          List.of(0, "#d6604d"),
          List.of(0.25, "#f4a582"),
          List.of(0.5, "#f7f7f7"),
          List.of(0.75, "#92c5de"),
          List.of(1, "#4393c3"));

  private static volatile Map<String, String> nameColors = Map.of();

  private Theme() {}

  /**
   * Gives names, such as those of classes, a colour that they have in every chart: traces with such
   * a name, and the boxes of a box plot.
   *
   * @param colors by name, in CSS notation
   */
  public static void nameColors(Map<String, String> colors) {
    nameColors = Map.copyOf(colors);
  }

  /** Whether a name has a colour of its own. */
  static boolean hasColor(Object name) {
    return name instanceof String && nameColors.containsKey(name);
  }

  /** Returns a figure {data, layout} with the defaults below its own attributes. */
  static Map<String, Object> apply(Map<String, Object> figure) {
    Map<String, Object> layout =
        object(
            "font",
            object("family", "Helvetica, Arial, sans-serif", "size", 13, "color", "#222"),
            "title",
            object("font", object("size", 17), "x", 0.02, "xanchor", "left"),
            "colorway",
            COLORS,
            "colorscale",
            object("sequential", SEQUENTIAL, "diverging", DIVERGING),
            "paper_bgcolor",
            "white",
            "plot_bgcolor",
            "white",
            "height",
            450,
            "margin",
            object("t", 60, "r", 30, "b", 60, "l", 80));
    Map<String, Object> own = asMap(figure.get("layout"));
    layout.put("xaxis", axis());
    layout.put("yaxis", axis());
    own.keySet().stream()
        .filter(key -> key.matches("[xy]axis\\d+"))
        .forEach(key -> layout.put(key, axis()));
    FigureJson.merge(layout, own);
    Map<String, Object> styled = new LinkedHashMap<>(figure);
    styled.put("data", ((List<?>) figure.get("data")).stream().map(Theme::colored).toList());
    styled.put("layout", layout);
    styled.put(
        "config",
        object(
            "responsive",
            true,
            "displaylogo",
            false,
            "typesetMath",
            false,
            "showSendToCloud", // a button that uploads the chart
            false));
    Map<String, Object> plain = asMap(FigureJson.of(styled));
    ((List<?>) plain.get("data")).forEach(trace -> escape(asMap(trace)));
    return plain;
  }

  /** What a trace holds are data; only its templates are written in Plotly's HTML. */
  private static void escape(Map<String, Object> trace) {
    trace.replaceAll(
        (key, value) -> key.endsWith("template") ? value : FigureJson.text(key, value));
  }

  private static Map<String, Object> colored(Object trace) {
    Map<String, Object> own = asMap(trace);
    if (!hasColor(own.get("name"))) {
      return own;
    }
    Map<String, Object> styled = object("marker", object("color", nameColors.get(own.get("name"))));
    FigureJson.merge(styled, own);
    return styled;
  }

  private static Map<String, Object> axis() {
    return object(
        "automargin",
        true,
        "gridcolor",
        "#e5e5e5",
        "linecolor",
        "#888",
        "zeroline",
        false,
        "title",
        object("standoff", 12));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
