package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 09 on the real dataset, quick. */
@Tag("notebook")
class BetterThanTreesTest {
  private static final List<String> SPLITS = List.of("by recording", "by artist");
  private static final List<String> CANDIDATES =
      List.of("one layer, all inputs", "TabM, all inputs");
  private static final int CONFIGURATIONS = 5;

  private Notebook notebook;
  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  /** Outer folds of a split. */
  int folds() {
    return notebooks().full() ? 5 : 2;
  }

  /** Outer folds of a split on whose validation rows all configurations are tried. */
  int stepFolds() {
    return notebooks().full() ? 2 : 1;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("09-better-than-trees");
    notebook = notebooks().read("09-better-than-trees");
  }

  final double anyLabel(String split, String model) {
    return notebooks().score("09-better-than-trees", split, model, "any_label");
  }

  final JsonNode lead(String split) {
    return results.get("leads").get(split);
  }

  final double logLoss(String split, String configuration) {
    return results.get("log_loss_by_step").get(split).path(configuration).asDouble(Double.NaN);
  }

  private List<JsonNode> trials(String split, int fold) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode trial : results.get("trials")) {
      if (trial.get("split").asText().equals(split) && trial.get("fold").asInt() == fold) {
        found.add(trial);
      }
    }
    return found;
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(2, notebook.charts().size());
  }

  @ParameterizedTest
  @CsvSource({"by recording, .737, .63", "by artist, .705, .61"})
  void selectedNetworkReachesTheGoal(String split, double goal, double quick) {
    double least = notebooks().full() ? goal : quick;
    Gate.between("any-label " + split, anyLabel(split, "selected network"), least, .8);
  }

  /** In each fold, the candidate with the least log loss on the validation rows. */
  @Test
  void selectionFollowsTheValidation() {
    for (String split : SPLITS) {
      JsonNode selected = results.get("selected").get(split);
      assertEquals(folds(), selected.size());
      for (int fold = 0; fold < selected.size(); fold++) {
        List<JsonNode> candidates = trials(split, fold).subList(0, CANDIDATES.size());
        JsonNode best = candidates.get(0);
        for (int i = 0; i < candidates.size(); i++) {
          JsonNode trial = candidates.get(i);
          assertEquals(CANDIDATES.get(i), trial.get("configuration").asText());
          double score = trial.at("/scores/log_loss").asDouble();
          best = score < best.at("/scores/log_loss").asDouble() ? trial : best;
        }
        assertEquals(best.get("configuration"), selected.get(fold), split + ", fold " + fold);
      }
    }
  }

  @Test
  void allConfigurationsAreTried() {
    int further = CONFIGURATIONS - CANDIDATES.size();
    int each = folds() * CANDIDATES.size() + stepFolds() * further;
    assertEquals(SPLITS.size() * each, results.get("trials").size());
    for (JsonNode trial : results.get("trials")) {
      double score = trial.at("/scores/log_loss").asDouble();
      assertTrue(score > .8 && score < (notebooks().full() ? 1.5 : 2), trial.toString());
    }
    for (String split : SPLITS) {
      assertEquals(CONFIGURATIONS, results.get("any_label_by_step").get(split).size());
      assertEquals(CONFIGURATIONS, results.get("log_loss_by_step").get(split).size());
    }
  }

  /** The lead is a difference of means over all rows, and its interval holds it. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void leadLiesInItsInterval(String split) {
    double network = lead(split).get("network").asDouble();
    double boosting = lead(split).get("boosting").asDouble();
    JsonNode lead = lead(split).get("difference");
    double difference = lead.get("mean").asDouble();
    assertEquals(network - boosting, difference, 1e-9);
    Gate.between(
        "lead " + split, difference, lead.get("low").asDouble(), lead.get("high").asDouble());
  }
}
