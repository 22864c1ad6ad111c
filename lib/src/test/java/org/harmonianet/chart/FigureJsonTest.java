package org.harmonianet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
 * Every kind of figure that jsplot can build becomes a Plotly specification, and so does every kind
 * of chart that the notebooks need beyond it. All are left in target/figures.json, where the
 * browser test draws them.
 */
class FigureJsonTest {
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
  private static final String DRAWN_TITLE = "It's a &lt;title> & more";
  private static final double[] V = {1, 2, 3, 4};
  private static final double[] U = {2, 1, 4, 3};

  static final Iterable<Map.Entry<String, Map<String, Object>>> FIGURES = figures().entrySet();
  private static final Map<String, JsonNode> SPECS = new LinkedHashMap<>();

  private static Map<String, Map<String, Object>> figures() {
    Map<String, Map<String, Object>> specs = charts();
    jsplotFigures().forEach((name, figure) -> specs.put(name, Chart.of(figure).spec()));
    return specs;
  }

  private static Chart chart() {
    return Chart.of(TITLE, "x (s)", "y (m)");
  }

  private static Map<String, Map<String, Object>> charts() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    List<String> names = List.of("a", "b", "c", "d");
    double[][] cells = {V, U, V, U};
    charts.put("own heatmap", Chart.heatmap(TITLE, "x", "y", names, names, cells, ".1f"));
    charts.put(
        "own diverging heatmap",
        Chart.heatmap(TITLE, "x", "y", names, names, cells, ".1f").diverging(4));
    charts.put(
        "own grouped bars",
        chart()
            .trace("type", "bar", "name", "blues", "x", names, "y", V)
            .trace("type", "bar", "name", "anime", "x", names, "y", U)
            .layout("barmode", "group"));
    charts.put(
        "own line with a band",
        chart()
            .trace("x", V, "y", V, "mode", "lines", "line", Map.of("width", 0))
            .trace("x", V, "y", U, "mode", "lines", "fill", "tonexty")
            .trace("x", V, "y", V, "mode", "lines", "name", "mean"));
    charts.put(
        "own overlaid histograms",
        chart()
            .trace("type", "histogram", "x", V, "opacity", .6)
            .trace("type", "histogram", "x", U, "opacity", .6)
            .layout("barmode", "overlay"));
    charts.put("own violin", chart().trace("type", "violin", "y", U, "name", "blues"));
    charts.put(
        "own scatter with hover text",
        chart().trace("x", V, "y", U, "mode", "markers", "text", names));
    Map<String, Chart> menu = new LinkedHashMap<>();
    menu.put("one", chart().line("first", V, U));
    menu.put("<two>", chart().line("second", new double[] {9}, new double[] {9}));
    charts.put("own menu", Chart.choose(menu));
    charts.put("own histograms", Chart.histograms(TITLE, names, cells));
    charts.put("own bars", Chart.bars(TITLE, "x", names, V).range(0, 4).labels(".1f"));
    List<String> many = IntStream.range(0, 20).mapToObj(i -> "bar " + i).toList();
    charts.put("own bars in panels", Chart.bars(TITLE, "x", many, new double[20]));
    Map<String, Map<String, Object>> specs = new LinkedHashMap<>();
    charts.forEach((name, chart) -> specs.put(name, chart.spec()));
    return specs;
  }

  private static Map<String, Figure> jsplotFigures() {
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
    Files.write(Path.of("target/figures.json"), new ObjectMapper().writeValueAsBytes(SPECS));
  }

  @ParameterizedTest
  @FieldSource("FIGURES")
  void becomesASpecification(Map.Entry<String, Map<String, Object>> figure) {
    JsonNode spec = new ObjectMapper().valueToTree(figure.getValue());
    assertEquals(DRAWN_TITLE, spec.at("/layout/title/text").asText());
    assertFalse(spec.get("data").isEmpty());
    if (Set.of("area", "bubble", "histogram2d", "line", "scatter").contains(figure.getKey())) {
      assertEquals("x", spec.at("/layout/xaxis/title/text").asText());
      assertEquals("y", spec.at("/layout/yaxis/title/text").asText());
    }
    assertFalse(spec.toString().contains("&amp;") || spec.toString().contains("&#"), "unescaped");
    SPECS.put(figure.getKey(), spec);
  }
}
