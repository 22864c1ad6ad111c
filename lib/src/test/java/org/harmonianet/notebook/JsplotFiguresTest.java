package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.ContourPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.OHLCPlot;
import tech.tablesaw.plotly.api.ParetoPlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.QQPlot;
import tech.tablesaw.plotly.api.QuantilePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.TukeyMeanDifferencePlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Figure;

/**
 * Every kind of figure that jsplot can build converts. The specifications are left in
 * target/jsplot-figures.json, where the browser test draws them.
 */
class JsplotFiguresTest {
  private static final DoubleColumn X = DoubleColumn.create("x", 1, 2, 3, 4.5);
  private static final DoubleColumn Y = DoubleColumn.create("y", 2, 1, .5, 3);
  private static final StringColumn GENRE = StringColumn.create("genre", "a", "b", "a", "r&b's");
  private static final Table T =
      Table.create(
          "t",
          X,
          Y,
          GENRE,
          DoubleColumn.create("z", 3, 1, 2, 2),
          DoubleColumn.create("w", 4, 3, 3, 5),
          DateColumn.create(
              "date",
              LocalDate.of(2026, 1, 1),
              LocalDate.of(2026, 1, 2),
              LocalDate.of(2026, 1, 3),
              LocalDate.of(2026, 1, 4)));
  private static final String TITLE = "It's a <title> & more";
  private static final double[] V = {1, 2, 3, 4};
  private static final double[] U = {2, 1, 4, 3};

  static final Iterable<Map.Entry<String, Figure>> FIGURES = figures().entrySet();
  private static final Map<String, JsonNode> SPECS = new LinkedHashMap<>();

  private static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("area", AreaPlot.create(TITLE, T, "x", "y"));
    figures.put("box", BoxPlot.create(TITLE, T, "genre", "y"));
    figures.put("bubble", BubblePlot.create(TITLE, T, "x", "y", "z"));
    figures.put("candle", CandlestickPlot.create(TITLE, T, "date", "x", "w", "y", "z"));
    figures.put("contour", ContourPlot.create(TITLE, T, "genre", "genre"));
    figures.put("heatmap", Heatmap.create(TITLE, T, "genre", "genre"));
    figures.put("histogram", Histogram.create(TITLE, T, "y"));
    figures.put("histogram2d", Histogram2D.create(TITLE, T, "x", "y"));
    figures.put("bar-h", HorizontalBarPlot.create(TITLE, T, "genre", "y"));
    figures.put("bar-v", VerticalBarPlot.create(TITLE, T, "genre", "y"));
    figures.put("line", LinePlot.create(TITLE, T, "x", "y", "genre"));
    figures.put("ohlc", OHLCPlot.create(TITLE, T, "date", "x", "w", "y", "z"));
    figures.put("pareto", ParetoPlot.createVertical(TITLE, T, "genre", "y"));
    figures.put("pie", PiePlot.create(TITLE, T, "genre", "y"));
    figures.put("qq", QQPlot.create(TITLE, "x", V, "y", U));
    figures.put("quantile", QuantilePlot.create(TITLE, T, "y"));
    figures.put("scatter3d", Scatter3DPlot.create(TITLE, T, "x", "y", "z"));
    figures.put("scatter", ScatterPlot.create(TITLE, T, "x", "y", "genre"));
    figures.put("time", TimeSeriesPlot.create(TITLE, T, "date", "y"));
    figures.put("tukey", TukeyMeanDifferencePlot.create(TITLE, "u", V, U));
    figures.put("violin", ViolinPlot.create(TITLE, T, "genre", "y", true, true));
    return figures;
  }

  @BeforeAll
  static void fresh() {
    SPECS.clear();
  }

  @AfterAll
  static void keep() throws Exception {
    Files.write(Path.of("target/jsplot-figures.json"), new ObjectMapper().writeValueAsBytes(SPECS));
  }

  @ParameterizedTest
  @FieldSource("FIGURES")
  void converts(Map.Entry<String, Figure> figure) {
    JsonNode spec = new ObjectMapper().valueToTree(JsplotConverter.spec(figure.getValue()));
    assertEquals(TITLE, spec.at("/layout/title/text").asText());
    assertFalse(spec.get("data").isEmpty());
    assertFalse(spec.toString().contains("&amp;") || spec.toString().contains("&#"), "unescaped");
    spec.get("data").forEach(trace -> assertFalse(trace.path("type").asText().isEmpty()));
    SPECS.put(figure.getKey(), spec);
  }
}
