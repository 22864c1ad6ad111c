package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 07 on the real dataset, quick. */
@Tag("notebook")
class ExplainingTheNetworkTest {
  private Notebook notebook;
  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("07-explaining-the-network");
    notebook = notebooks().read("07-explaining-the-network");
  }

  final JsonNode results() {
    return results;
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(6, notebook.charts().size());
  }

  @Test
  void popularityMattersMost() {
    JsonNode importance = results.get("permutation_importance");
    assertEquals(11, importance.size(), importance.toString());
    double popularity = importance.get("popularity").asDouble(Double.NaN);
    for (Map.Entry<String, JsonNode> other : importance.properties()) {
      if (!other.getKey().equals("popularity")) {
        double loss = other.getValue().asDouble(Double.NaN);
        assertTrue(loss < popularity, importance.toString());
      }
    }
  }

  @Test
  void networkIsBetterCalibratedThanRandomForest() {
    double network = calibration("baseline network", "error");
    double forest = calibration("random forest", "error");
    assertTrue(network < .06, "the network's calibration error is " + network);
    assertTrue(forest > .15, "the random forest's calibration error is " + forest);
    double probability = calibration("random forest", "mean_probability");
    assertTrue(probability < calibration("random forest", "accuracy"), "it is not sure enough");
  }

  private double calibration(String model, String value) {
    return results.at("/calibration/" + model + "/" + value).asDouble(Double.NaN);
  }

  @Test
  void altRockAndAlternativeAreConfusedMostSinceTheyShareTracks() {
    JsonNode most = results.at("/confusions/0");
    assertEquals("alt-rock and alternative", most.get("genres").asText());
    int both = most.get("listed_under_both").asInt();
    assertTrue(2 * both > most.get("errors").asInt(), most.toString());
    int allBoth = results.get("errors_listed_under_both").asInt();
    assertTrue(both <= allBoth && allBoth < results.get("errors").asInt(), results.toString());
  }

  @Test
  void menuOffersThePartialDependenceOnEachFeature() {
    JsonNode chart = chart("Partial dependence on popularity");
    assertEquals(11, chart.at("/layout/updatemenus/0/buttons").size());
    assertEquals(110, chart.get("data").size());
  }

  @Test
  void mapHasNoAxesAndEqualScales() {
    JsonNode layout = chart("Map of the network's last hidden layer (t-SNE)").get("layout");
    assertFalse(layout.at("/xaxis/showgrid").asBoolean(true));
    assertFalse(layout.at("/yaxis/showgrid").asBoolean(true));
    assertEquals("x", layout.at("/yaxis/scaleanchor").asText());
  }

  private JsonNode chart(String title) {
    return notebook.charts().stream()
        .filter(chart -> chart.at("/layout/title/text").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }
}
