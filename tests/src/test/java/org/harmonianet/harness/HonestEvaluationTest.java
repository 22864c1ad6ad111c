package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 06 on the real dataset, quick. Reference values are means of five folds measured in Python, bands
 * one standard deviation between folds.
 */
@Tag("notebook")
class HonestEvaluationTest {
  private Notebook notebook;
  private JsonNode honest;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    honest = notebooks().results("06-honest-evaluation");
    notebook = notebooks().read("06-honest-evaluation");
  }

  final double score(String split, String model, String score) {
    return notebooks().score("06-honest-evaluation", split, model, score);
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(1, notebook.charts().size());
  }

  @ParameterizedTest
  @CsvSource({
    "by recording, accuracy, .652, .012, .518",
    "by recording, any_label, .703, .012, .565",
    "by artist, accuracy, .623, .026, .494",
    "by artist, any_label, .672, .026, .542"
  })
  void networkReachesTheReference(
      String split, String score, double reference, double band, double quick) {
    double here = score(split, "baseline network", score);
    if (notebooks().full()) {
      Gate.within("network " + score + " " + split, here, reference, band);
    } else {
      Gate.within("network " + score + " " + split, here, quick, .03);
    }
  }

  @Test
  void splitsKeepTheirPromise() {
    for (String key : List.of("track", "recording", "features", "artist")) {
      assertEquals(0, leaks("by artist", key), key);
    }
    for (String key : List.of("track", "recording", "features")) {
      assertEquals(0, leaks("by recording", key), key);
    }
    // With two folds instead of five, fewer rows are there to know a test row's track from.
    double otherLabel = honest.at("/leakage/by row/track/other_label").asDouble();
    double expected = notebooks().full() ? .114 : .078;
    Gate.within("tracks known under another label", otherLabel, expected, .005);
  }

  /** The share of test rows that have a relative among the training rows; NaN if none is told. */
  private double leaks(String split, String key) {
    JsonNode leak = honest.at("/leakage/" + split + "/" + key);
    return leak.path("same_label").asDouble(Double.NaN)
        + leak.path("other_label").asDouble(Double.NaN);
  }

  @Test
  void ceilingIsComputed() {
    Gate.within("ceiling", honest.get("ceiling").asDouble(), .928, .0005);
  }

  @Test
  void majorityIsTheFloor() {
    Gate.within("majority", score("by row", "majority", "accuracy"), .1, .002);
    Gate.within("majority", score("by row", "majority", "log_loss"), Math.log(10), .001);
  }

  @Test
  void chartComparesAllModelsInThreeSplits() {
    JsonNode chart = notebook.charts().get(0);
    assertEquals(2, chart.at("/layout/updatemenus/0/buttons").size(), "any-label, single-label");
    assertEquals(6, chart.get("data").size(), "three splits, twice");
    for (JsonNode series : chart.get("data")) {
      assertEquals(7, series.get("x").size());
      assertEquals(7, series.at("/error_x/array").size());
    }
  }
}
