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
    assertEquals(6, notebook.charts().size());
  }

  /** References are studies in Python; the sound alone may cost .01 beside one without context. */
  @ParameterizedTest
  @CsvSource({"any_label, .445, .35", "any_label_in_top5, .745, .66"})
  void accuracyReachesTheReference(String score, double goal, double quick) {
    double least = notebooks().full() ? goal : quick;
    Gate.between(score, results.get(score).asDouble(), least, least + .1);
  }

  private double known(String bars, String what) {
    return results.get("known").get(bars).get(what).asDouble();
  }

  /** The goal: on new artists, their other tracks are worth eight points at least. */
  @Test
  void otherTracksHelpMostOnNewArtists() {
    for (String hit : List.of("hit@1", "hit@5")) {
      String bars = "by artist, " + hit;
      double sound = known(bars, "sound");
      Gate.between(bars, known(bars, "sound and other tracks") - sound, .08, .4);
      Gate.between(bars + " below by track", known("by track, " + hit, "sound") - sound, .005, .2);
    }
    double least = notebooks().full() ? .36 : .33;
    Gate.between("on new artists", known("by artist, hit@1", "sound"), least, least + .1);
  }

  /** With nothing missing, the scores are those above; with a column less, they are not better. */
  @Test
  void networkDoesWithoutTheOptionalColumns() {
    assertEquals(results.get("any_label").asDouble(), known("by track, hit@1", "sound"));
    assertEquals(results.get("any_label_in_top5").asDouble(), known("by track, hit@5", "sound"));
    List<String> columns = List.of("popularity", "explicit", "time_signature", "all three");
    for (String split : List.of("by track", "by artist")) {
      for (String hit : List.of("hit@1", "hit@5")) {
        String bars = split + ", " + hit;
        double whole = known(bars, "sound");
        double none = known(bars, "sound without all three");
        for (String column : columns) {
          Gate.between(bars, known(bars, "sound without " + column), none - .01, whole + .01);
        }
      }
    }
    double least = notebooks().full() ? .28 : .2;
    Gate.between("without all", known("by track, hit@1", "sound without all three"), least, 1);
    Gate.between("in 5", known("by track, hit@5", "sound without all three"), least + .27, 1);
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
    JsonNode chart = notebook.charts().get(5);
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
