package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 11 on the real dataset, quick. */
@Tag("notebook")
class AllGenresTest {
  private Notebook notebook;
  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("11-all-genres");
    notebook = notebooks().read("11-all-genres");
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(4, notebook.charts().size());
  }

  /** The reference is one split in Python: .472 and .763. */
  @ParameterizedTest
  @CsvSource({
    "any_label, .455, .38",
    "any_label_in_top5, .763, .70",
    "any_label_unseen_recordings, .43, .38"
  })
  void accuracyReachesTheReference(String score, double goal, double quick) {
    double least = notebooks().full() ? goal : quick;
    Gate.between(score, results.get(score).asDouble(), least, least + .1);
  }

  @Test
  void aTrackIsOneRow() {
    assertEquals(89_741, results.get("tracks").asInt());
    Gate.within("several genres", results.get("several_genres").asDouble(), .18, .01);
  }

  /** The mean number of a track's genres, 114000 / 89741, for each of the 114 genres. */
  @Test
  void chanceLevelIsThatOfRandomPredictions() {
    Gate.within("chance", results.get("chance").asDouble(), 114_000. / 89_741 / 114, 2e-4);
    Gate.within("loss at random", results.get("chance_loss").asDouble(), Math.log(114), 1e-9);
  }

  @Test
  void outcomesOfEachFamilyAreItsTracks() {
    JsonNode families = results.get("families");
    assertEquals(12, families.size());
    for (JsonNode family : families) {
      double sum = 0;
      for (String outcome : List.of("right", "within", "elsewhere")) {
        sum += family.get(outcome).asDouble();
      }
      Gate.within(family.get("name").asText(), sum, 1, 1e-9);
    }
  }

  /** The menu has all genres, each with the bars of its own. */
  @Test
  void everyGenreCanBeChosen() {
    JsonNode chart = notebook.charts().get(3);
    JsonNode buttons = chart.at("/layout/updatemenus/0/buttons");
    assertEquals(114, buttons.size());
    assertEquals(114, chart.get("data").size());
    for (int i = 0; i < buttons.size(); i++) {
      assertTrue(buttons.get(i).at("/args/0/visible").get(i).asBoolean());
      String title = buttons.get(i).at("/args/1/title.text").asText();
      assertTrue(title.endsWith(" " + buttons.get(i).get("label").asText()), title);
    }
  }
}
