package org.harmonianet.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.Maps;
import org.harmonianet.notebook.GenreColors;

/** One look for all charts; a chart's own attributes come first. */
final class HouseStyle {
  /** Okabe and Ito's colours, told apart with every common colour blindness; black left out. */
  static final List<String> COLORS =
      List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442");

  /** ColorBrewer's Blues, for what starts at zero. */
  static final List<List<Object>> SEQUENTIAL =
      List.of(
          List.of(0, "#f7fbff"),
          List.of(0.25, "#c6dbef"),
          List.of(0.5, "#6baed6"),
          List.of(0.75, "#2171b5"),
          List.of(1, "#08306b"));

  /** ColorBrewer's RdBu, for what lies on both sides of zero. */
  static final List<List<Object>> DIVERGING =
      List.of(
          List.of(0, "#b2182b"),
          List.of(0.25, "#f4a582"),
          List.of(0.5, "#f7f7f7"),
          List.of(0.75, "#92c5de"),
          List.of(1, "#2166ac"));

  private HouseStyle() {}

  /** The figure {data, layout} with the style's defaults below its own attributes. */
  static Map<String, Object> apply(Map<String, Object> figure) {
    Map<String, Object> layout =
        Maps.of(
            "font",
            Maps.of("family", "Helvetica, Arial, sans-serif", "size", 13, "color", "#222"),
            "title",
            Maps.of("font", Maps.of("size", 17), "x", 0.02, "xanchor", "left"),
            "colorway",
            COLORS,
            "colorscale",
            Maps.of("sequential", SEQUENTIAL, "diverging", DIVERGING),
            "paper_bgcolor",
            "white",
            "plot_bgcolor",
            "white",
            "height",
            450,
            "margin",
            Maps.of("t", 60, "r", 30, "b", 60, "l", 80));
    Map<String, Object> own = asMap(figure.get("layout"));
    layout.put("xaxis", axis());
    layout.put("yaxis", axis());
    own.keySet().stream()
        .filter(key -> key.matches("[xy]axis\\d+"))
        .forEach(key -> layout.put(key, axis()));
    SpecMaps.merge(layout, own);
    Map<String, Object> styled = new LinkedHashMap<>(figure);
    styled.put("data", ((List<?>) figure.get("data")).stream().map(HouseStyle::colored).toList());
    styled.put("layout", layout);
    styled.put(
        "config",
        Maps.of(
            "responsive",
            true,
            "displaylogo",
            false,
            "typesetMath",
            false,
            "showSendToCloud", // a button that uploads the chart
            false));
    Map<String, Object> plain = asMap(SpecMaps.plain(styled));
    ((List<?>) plain.get("data")).forEach(trace -> escape(asMap(trace)));
    return plain;
  }

  /** What a trace holds are data; only its templates are written in Plotly's HTML. */
  private static void escape(Map<String, Object> trace) {
    trace.replaceAll((key, value) -> key.endsWith("template") ? value : PlotlyText.of(key, value));
  }

  /** A trace named after a genre has the genre's colour. */
  private static Map<String, Object> colored(Object trace) {
    Map<String, Object> own = asMap(trace);
    if (!GenreColors.knows(own.get("name"))) {
      return own;
    }
    Map<String, Object> styled =
        Maps.of("marker", Maps.of("color", GenreColors.of((String) own.get("name"))));
    SpecMaps.merge(styled, own);
    return styled;
  }

  private static Map<String, Object> axis() {
    return Maps.of(
        "automargin",
        true,
        "gridcolor",
        "#e5e5e5",
        "linecolor",
        "#888",
        "zeroline",
        false,
        "title",
        Maps.of("standoff", 12));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
