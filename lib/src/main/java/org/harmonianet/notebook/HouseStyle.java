package org.harmonianet.notebook;

import static org.harmonianet.notebook.Chart.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One look for all charts; a chart's own attributes come first. */
final class HouseStyle {
  /** Okabe and Ito's colours, told apart with every common colour blindness; black left out. */
  private static final List<String> COLORS =
      List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442");

  private HouseStyle() {}

  /** The figure {data, layout} with the style's defaults below its own attributes. */
  static Map<String, Object> apply(Map<String, Object> figure) {
    Map<String, Object> layout =
        map(
            "font",
            map("family", "Helvetica, Arial, sans-serif", "size", 13, "color", "#222"),
            "title",
            map("font", map("size", 17), "x", 0.02, "xanchor", "left"),
            "colorway",
            COLORS,
            "paper_bgcolor",
            "white",
            "plot_bgcolor",
            "white",
            "height",
            450,
            "margin",
            map("t", 60, "r", 30, "b", 60, "l", 80));
    merge(layout, "xaxis");
    merge(layout, "yaxis");
    SpecMaps.merge(layout, asMap(figure.get("layout")));
    Map<String, Object> styled = new LinkedHashMap<>(figure);
    styled.put("layout", layout);
    styled.put("config", map("responsive", true, "displaylogo", false));
    return asMap(SpecMaps.plain(styled));
  }

  private static void merge(Map<String, Object> layout, String axis) {
    layout.put(
        axis,
        map("automargin", true, "gridcolor", "#e5e5e5", "linecolor", "#888", "zeroline", false));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
