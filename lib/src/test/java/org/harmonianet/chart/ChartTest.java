package org.harmonianet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static JsonNode json(Map<String, Object> spec) {
    return new ObjectMapper().valueToTree(spec);
  }

  @Test
  void heatmapHasItsValuesInTheCells() {
    JsonNode spec =
        json(
            Chart.heatmap(
                    "Title",
                    "guess",
                    "truth",
                    List.of("a", "b"),
                    List.of("c", "d"),
                    new double[][] {{1, Double.NaN}, {1 / 3.0, -2}},
                    ".2f")
                .diverging(2)
                .spec());
    JsonNode trace = spec.at("/data/0");
    assertEquals("%{z:.2f}", trace.get("texttemplate").asText());
    assertEquals("[[1,null],[0.333333,-2]]", trace.get("z").toString());
    assertEquals(-2, trace.get("zmin").asInt());
    assertEquals("Title", spec.at("/layout/title/text").asText());
    assertEquals("guess", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("reversed", spec.at("/layout/yaxis/autorange").asText());
    assertTrue(spec.at("/layout/yaxis/automargin").asBoolean(), "the house style is below");
  }

  @Test
  void blackNumbersAreReadableOnEachShadeOfAHeatmap() {
    String[] names = {"a"};
    Chart chart =
        Chart.heatmap("T", "x", "y", List.of(names), List.of(names), new double[1][1], ".0f");
    for (Chart each : List.of(chart, chart.diverging(1))) {
      JsonNode trace = json(each.spec()).at("/data/0");
      assertEquals("black", trace.at("/textfont/color").asText());
      JsonNode scale = trace.get("colorscale");
      for (int i = 1; i < scale.size(); i++) {
        for (double share = 0; share <= 1; share += .05) {
          double luminance =
              luminance(scale.at("/" + (i - 1) + "/1"), scale.at("/" + i + "/1"), share);
          assertTrue((luminance + .05) / .05 >= 4.5, scale.get(i) + " has luminance " + luminance);
        }
      }
    }
  }

  /** The relative luminance of WCAG 2 of a colour between two, both like #c6dbef. */
  private static double luminance(JsonNode from, JsonNode to, double share) {
    double[] weights = {.2126, .7152, .0722};
    double luminance = 0;
    for (int c = 0; c < weights.length; c++) {
      int start = Integer.parseInt(from.asText().substring(1 + 2 * c, 3 + 2 * c), 16);
      int end = Integer.parseInt(to.asText().substring(1 + 2 * c, 3 + 2 * c), 16);
      double value = (start + share * (end - start)) / 255;
      luminance +=
          weights[c] * (value > .04045 ? Math.pow((value + .055) / 1.055, 2.4) : value / 12.92);
    }
    return luminance;
  }

  @Test
  void attributesComeInPairs() {
    assertThrows(IllegalArgumentException.class, () -> Chart.of("t", "x", "y").trace("x"));
  }

  @Test
  void mapsAreMergedAndNotTheCallers() {
    Map<String, Object> own = Map.of("color", "red");
    JsonNode spec =
        json(
            Chart.of("t", "x", "y")
                .trace("marker", own)
                .with("marker", Map.of("size", 3))
                .layout("legend", Map.of("x", 1))
                .layout("legend", Map.of("y", 0))
                .spec());
    assertEquals("{\"color\":\"red\",\"size\":3}", spec.at("/data/0/marker").toString());
    assertEquals("{\"x\":1,\"y\":0}", spec.at("/layout/legend").toString());
  }

  @Test
  void histogramsCountEveryRow() {
    double[][] rows = {{0, 5}, {1, 5}, {.99, 5}, {.5, 5}};
    JsonNode spec = json(Chart.histograms("T", List.of("a (ms)", "b"), rows).spec());
    assertEquals(2, spec.get("data").size());
    for (JsonNode trace : spec.get("data")) {
      int counted = 0;
      for (JsonNode count : trace.get("y")) {
        counted += count.asInt();
      }
      assertEquals(4, counted);
    }
    assertEquals(2, spec.at("/data/0/y/29").asInt(), "the largest value is in the last bin");
    assertEquals("a (ms)", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("x2", spec.at("/data/1/xaxis").asText());
  }

  @Test
  void manyBarsAreSharedOutToTwoPanels() {
    List<String> names = IntStream.range(0, 13).mapToObj(i -> "n" + i).toList();
    double[] values = IntStream.range(0, 13).mapToDouble(i -> 13 - i).toArray();
    JsonNode spec = json(Chart.bars("T", "unit", names, values).spec());
    assertEquals(7, spec.at("/data/0/y").size());
    assertEquals("n0", spec.at("/data/0/y/0").asText());
    assertEquals("[\"n7\",\"n8\",\"n9\",\"n10\",\"n11\",\"n12\"]", spec.at("/data/1/y").toString());
    assertEquals("[6,5,4,3,2,1]", spec.at("/data/1/x").toString());
    assertEquals("y2", spec.at("/data/1/yaxis").asText());
    assertEquals("unit", spec.at("/layout/xaxis2/title/text").asText());
    assertEquals(spec.at("/layout/xaxis/range"), spec.at("/layout/xaxis2/range"));
  }

  @Test
  void fewBarsStandInOnePanelFromTheTop() {
    JsonNode spec = json(Chart.bars("T", "unit", List.of("a", "b"), new double[] {3, 2}).spec());
    assertEquals(1, spec.get("data").size());
    assertEquals("[\"a\",\"b\"]", spec.at("/data/0/y").toString());
    assertEquals("reversed", spec.at("/layout/yaxis/autorange").asText());
    assertEquals("unit", spec.at("/layout/xaxis/title/text").asText());
    assertEquals(450, spec.at("/layout/height").asInt());
  }

  @Test
  void rangeColorsAndLabelsAreOfAllPanels() {
    List<String> names = IntStream.range(0, 13).mapToObj(i -> "n" + i).toList();
    List<String> colors = IntStream.range(0, 13).mapToObj(i -> "#00000" + i % 10).toList();
    Chart bars = Chart.bars("T", "unit", names, new double[13]);
    JsonNode spec = json(bars.range(0, 2).colors(colors).labels(".1f").spec());
    assertEquals("[0,2]", spec.at("/layout/xaxis/range").toString());
    assertEquals("[0,2]", spec.at("/layout/xaxis2/range").toString());
    assertFalse(spec.at("/layout/yaxis").has("range"));
    assertEquals(7, spec.at("/data/0/marker/color").size());
    assertEquals("#000007", spec.at("/data/1/marker/color/0").asText());
    for (JsonNode trace : spec.get("data")) {
      assertEquals("%{x:.1f}", trace.get("texttemplate").asText());
      assertEquals("outside", trace.get("textposition").asText());
    }
  }

  @Test
  void verticalBarsStandBesideEachOther() {
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("b", 2);
    values.put("a", 1);
    Chart chart = Chart.of("t", "x", "y").bars("one", values).bars("two", values).range(0, 3);
    JsonNode spec = json(chart.labels(".0f").spec());
    assertEquals("two", spec.at("/data/1/name").asText());
    assertEquals("[\"b\",\"a\"]", spec.at("/data/0/x").toString());
    assertEquals("[2,1]", spec.at("/data/0/y").toString());
    assertEquals("group", spec.at("/layout/barmode").asText());
    assertEquals("[0,3]", spec.at("/layout/yaxis/range").toString());
    assertFalse(spec.at("/layout/xaxis").has("range"));
    assertEquals("%{y:.0f}", spec.at("/data/0/texttemplate").asText());
  }

  @Test
  void boxesHoldHalfOfTheValues() {
    double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
    Map<String, double[]> boxes = new LinkedHashMap<>();
    boxes.put("many", values);
    boxes.put("one", new double[] {7});
    JsonNode trace = json(Chart.of("T", "x", "y").boxes("rows", boxes).spec()).at("/data/0");
    assertEquals("box", trace.get("type").asText());
    assertEquals("rows", trace.get("name").asText());
    assertEquals("[\"many\",\"one\"]", trace.get("x").toString());
    assertEquals("[5,7]", trace.get("lowerfence").toString());
    assertEquals("[25,7]", trace.get("q1").toString());
    assertEquals("[50,7]", trace.get("median").toString());
    assertEquals("[75,7]", trace.get("q3").toString());
    assertEquals("[95,7]", trace.get("upperfence").toString());
    assertEquals(100, values[0], "the caller's values are as they were");
  }

  @Test
  void barsHaveErrorBarsAndValuesInside() {
    Map<String, Double> means = new LinkedHashMap<>();
    means.put("a", .5);
    means.put("b", .25);
    Chart chart =
        Chart.of("T", "", "accuracy").bars("one", means).errors(List.of(.1, .2)).labels(".3f");
    JsonNode spec = json(chart.reference("published", .65).spec());
    assertEquals("[0.1,0.2]", spec.at("/data/0/error_y/array").toString());
    assertEquals("inside", spec.at("/data/0/textposition").asText());
    assertEquals("%{y:.3f}", spec.at("/data/0/texttemplate").asText());
    assertEquals(.65, spec.at("/layout/shapes/0/y1").asDouble());
    assertEquals("paper", spec.at("/layout/shapes/0/xref").asText());
    assertEquals("published", spec.at("/layout/shapes/0/label/text").asText());
  }

  @Test
  void rangesReachFromLowToHighAroundTheirDots() {
    double[] low = {.25, .5};
    double[] middle = {.5, .75};
    double[] high = {1, .75};
    List<String> names = List.of("energy", "tempo");
    Chart chart = Chart.of("Ranks", "rank", "").ranges("genre", names, low, middle, high);
    JsonNode trace = json(chart.spec()).at("/data/0");
    assertEquals("[0.5,0.75]", trace.get("x").toString());
    assertEquals("[\"energy\",\"tempo\"]", trace.get("y").toString());
    assertEquals("[0.5,0]", trace.at("/error_x/array").toString());
    assertEquals("[0.25,0.25]", trace.at("/error_x/arrayminus").toString());
    assertFalse(trace.at("/error_x/symmetric").asBoolean(true));
  }

  @Test
  void barsAcrossTurnAllAroundIncludingReferences() {
    JsonNode spec =
        json(
            Chart.of("T", "share", "")
                .barsAcross("one", Map.of("a", .5))
                .errors(List.of(.1))
                .reference("chance", .1)
                .stacked()
                .range(0, 1)
                .spec());
    assertEquals("[0.5]", spec.at("/data/0/x").toString());
    assertEquals("[0.1]", spec.at("/data/0/error_x/array").toString());
    assertEquals(.1, spec.at("/layout/shapes/0/x0").asDouble());
    assertEquals("stack", spec.at("/layout/barmode").asText());
    assertEquals("[0,1]", spec.at("/layout/xaxis/range").toString());
  }

  @Test
  void menuShowsOneChartAtATime() {
    double[] x = {0, 1};
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put("tempo", Chart.of("By tempo", "bpm", "p").line("a", x, x).line("b", x, x));
    charts.put("<energy>", Chart.of("By energy", "0 to 1", "p").line("a", x, x));
    JsonNode spec = json(Chart.choose(charts).height(500).spec());
    assertEquals(3, spec.get("data").size());
    assertTrue(spec.at("/data/1/visible").asBoolean());
    assertFalse(spec.at("/data/2/visible").asBoolean());
    assertEquals("By tempo", spec.at("/layout/title/text").asText());
    JsonNode second = spec.at("/layout/updatemenus/0/buttons/1");
    assertEquals("&lt;energy>", second.get("label").asText());
    assertEquals("[false,false,true]", second.at("/args/0/visible").toString());
    assertEquals("By energy", second.at("/args/1/title.text").asText());
    assertEquals("0 to 1", second.at("/args/1/xaxis.title.text").asText());
    assertEquals("left", spec.at("/layout/updatemenus/0/xanchor").asText());
    assertTrue(spec.at("/layout/margin/t").asInt() > 100, "the menu is below the title");
  }
}
