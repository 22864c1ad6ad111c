package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
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
    honest = notebooks().metrics().get("honest");
    notebook = notebooks().read("06-honest-evaluation");
  }

  final double score(String protocol, String model, String score) {
    return notebooks().score("honest", protocol, model, score);
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(8, notebook.charts().size());
  }

  @ParameterizedTest
  @CsvSource({
    "by recording, accuracy, .652, .012, .620",
    "by recording, any_of, .703, .012, .680",
    "by artist, accuracy, .623, .026, .600",
    "by artist, any_of, .672, .026, .656"
  })
  void networkReachesTheReference(
      String protocol, String score, double reference, double band, double reduced) {
    double here = score(protocol, "baseline network", score);
    Gate.within(
        "network " + score + " " + protocol, here, notebooks().full() ? reference : reduced, band);
  }

  @Test
  void protocolsKeepTheirPromise() {
    for (String key : List.of("track", "recording", "features", "artist")) {
      assertEquals(0, leaks("by artist", key), key);
    }
    for (String key : List.of("track", "recording", "features")) {
      assertEquals(0, leaks("by recording", key), key);
    }
    double otherLabel = honest.at("/leaks/by row/track/other_label").asDouble();
    Gate.within("tracks known under another label", otherLabel, .114, .005);
  }

  /** The share of test rows that have a relative among the training rows; NaN if none is told. */
  private double leaks(String protocol, String key) {
    JsonNode leak = honest.at("/leaks/" + protocol + "/" + key);
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
  void popularityMattersMost() {
    JsonNode importance = honest.get("permutation_importance");
    assertEquals(11, importance.size(), importance.toString());
    double popularity = importance.get("popularity").asDouble(Double.NaN);
    for (Map.Entry<String, JsonNode> other : importance.properties()) {
      if (!other.getKey().equals("popularity")) {
        double loss = other.getValue().asDouble(Double.NaN);
        assertTrue(loss < popularity, importance.toString());
      }
    }
  }
}
