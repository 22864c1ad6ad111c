package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 13 on the real dataset, with the network of a quick 11. */
@Tag("notebook")
class WhatIsMySongTest {
  private Notebook notebook;
  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("13-what-is-my-song");
    notebook = notebooks().read("13-what-is-my-song");
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(4, notebook.charts().size());
    assertEquals(11, notebook.networks().get(0).get("sliders").size());
  }

  @Test
  void fiveGenresAreSortedByProbability() {
    List<Double> probabilities =
        results.get("top_five").properties().stream()
            .map(Map.Entry::getValue)
            .map(JsonNode::asDouble)
            .toList();
    assertEquals(5, probabilities.size());
    double sum = probabilities.stream().mapToDouble(p -> p).sum();
    Gate.between("sum of five probabilities", sum, 5. / 114, 1);
    for (int i = 1; i < 5; i++) {
      assertTrue(probabilities.get(i - 1) >= probabilities.get(i), probabilities.toString());
    }
    assertEquals(results.get("genre").asText(), results.get("top_five").fieldNames().next());
    assertEquals(probabilities.get(0), results.get("probability").asDouble(), 1e-12);
  }

  @Test
  void neighboursAgreeMoreThanChance() {
    assertEquals(50, results.get("neighbours").asInt());
    Gate.between("agreement", results.get("neighbours_of_top_five").asDouble(), .15, 1);
  }

  /** Whatever the case, and in the artist or in the title. */
  @Test
  void tracksAreFoundByTheirNames() {
    String html = notebook.html();
    assertTrue(html.contains("Daft Punk"), "no artist is found");
  }

  @Test
  void everyFeatureCanBeChosen() {
    JsonNode buttons = notebook.charts().get(3).at("/layout/updatemenus/0/buttons");
    List<String> labels = buttons.findValuesAsText("label");
    assertEquals(Features.NAMES, labels);
  }

  /** What is shown of the catalogue's tracks is not committed. */
  @Test
  void rowsOfTheDatasetAreMarked() {
    long marked =
        notebook.cells("code").stream()
            .filter(cell -> cell.at("/metadata/tags").toString().contains("dataset-rows"))
            .count();
    assertEquals(2, marked);
  }
}
