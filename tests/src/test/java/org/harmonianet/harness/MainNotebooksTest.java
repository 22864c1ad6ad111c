package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the notebooks of the main job show of the real dataset. */
@Tag("notebook")
class MainNotebooksTest {
  private static List<Notebook> notebooks;

  @BeforeAll
  static void read() {
    MainRun.BASELINE.assumeRealData();
    notebooks = MainRun.BASELINE.notebooks();
  }

  @Test
  void noCellFailsOrComplains() {
    assertEquals(List.of(), notebooks.stream().flatMap(n -> n.complaints().stream()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01-eda | energy and loudness: 0.762",
        "01-eda | energy and acousticness: -0.734",
        "02-preprocessing | All are equally frequent",
        "02-preprocessing | 8,000 training rows, 2,000 test rows",
        "02-preprocessing | 683 of them are listed under several of the 10 genres",
        "03-model | 139,786 parameters",
        "04-training | epoch  500 of 500",
        "05-evaluation | 592 tracks are listed as alt-rock and as alternative",
        "05-evaluation | best: black-metal",
        "05-evaluation | most challenging: alt-rock"
      })
  void notebooksSayIt(String notebook, String sentence) {
    String printed = MainRun.BASELINE.notebook(notebook).printed();
    assertTrue(printed.contains(sentence), () -> "\"" + sentence + "\" is not in: " + printed);
  }

  @ParameterizedTest
  @CsvSource({
    "01-eda, 4",
    "02-preprocessing, 2",
    "03-model, 0",
    "04-training, 1",
    "05-evaluation, 3"
  })
  void notebookShowsItsCharts(String notebook, int charts) {
    assertEquals(charts, MainRun.BASELINE.notebook(notebook).charts().size());
  }

  @Test
  void everyChartHasItsTitlesAndData() {
    for (Notebook notebook : notebooks) {
      for (JsonNode chart : notebook.charts()) {
        String title = chart.at("/layout/title/text").asText();
        assertFalse(title.isBlank(), notebook.name() + " has a chart without title");
        for (String axis : List.of("x", "y")) {
          boolean names =
              chart.at("/data/0/" + axis + "/0").isTextual(); // and thus explains itself
          String axisTitle = chart.at("/layout/" + axis + "axis/title/text").asText();
          assertTrue(names || !axisTitle.isBlank(), title + ": its " + axis + " axis has no title");
        }
        assertTrue(chart.get("data").size() > 0, title + " is empty");
        for (JsonNode trace : chart.get("data")) {
          assertTrue(trace.path("x").size() > 0, title + " has a trace without points");
          for (String values : List.of("y", "z")) {
            boolean empty = trace.has(values) && trace.get(values).isEmpty();
            assertFalse(empty, title + " has a trace without points");
          }
        }
      }
    }
  }

  @Test
  void trainingEndsAsOneCleanChart() {
    JsonNode cell =
        MainRun.BASELINE.notebook("04-training").cells("code").stream()
            .filter(c -> Notebook.text(c.get("source")).contains("new TrainingLog"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, cell.get("outputs").size(), "the chart and the printed lines");
    assertTrue(cell.at("/outputs/0/data").has(Notebook.PLOTLY), cell.at("/outputs/0").toString());
  }
}
