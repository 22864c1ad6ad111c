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
import org.junit.jupiter.params.provider.ValueSource;

/** 11 on the real dataset, quick. */
@Tag("notebook")
class AllGenresTest {
  private static final String ALONE = "descriptors alone";

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

  /** References are studies in Python; to know more of other tracks may cost descriptors .02. */
  @ParameterizedTest
  @CsvSource({"any_label, .435, .35", "any_label_in_top5, .735, .66"})
  void accuracyReachesTheReference(String score, double goal, double quick) {
    double least = notebooks().full() ? goal : quick;
    Gate.between(score, results.get(score).asDouble(), least, least + .1);
  }

  private double known(String bars, String what) {
    return results.get("known").get(bars).get(what).asDouble();
  }

  /** The goal: on new artists, other tracks are worth eight points at least, and names as much. */
  @ParameterizedTest
  @ValueSource(strings = {"hit@1", "hit@5"})
  void otherTracksAndNamesHelpMostOnNewArtists(String hit) {
    String bars = "by artist, " + hit;
    double descriptors = known(bars, ALONE);
    double others = known(bars, "descriptors and other tracks");
    double names = known(bars, "descriptors and names");
    double all = known(bars, "all of it");
    Gate.between(bars + " others", others - descriptors, .08, .4);
    Gate.between(bars + " names", names - descriptors, .06, .4);
    Gate.between(bars + " all", all - Math.max(others, names), .02, .4);
    Gate.between(bars + " below by track", known("by track, " + hit, ALONE) - descriptors, 0, .2);
  }

  @Test
  void accuracyOnNewArtistsReachesTheGoal() {
    boolean full = notebooks().full();
    double least = full ? .36 : .33;
    Gate.between("descriptors", known("by artist, hit@1", ALONE), least, least + .1);
    Gate.between("all of it", known("by artist, hit@1", "all of it"), full ? .62 : .55, .8);
  }

  /** With nothing missing, the scores are those above; with a column less, they are not better. */
  @Test
  void networkDoesWithoutTheOptionalColumns() {
    assertEquals(results.get("any_label").asDouble(), known("by track, hit@1", ALONE));
    assertEquals(results.get("any_label_in_top5").asDouble(), known("by track, hit@5", ALONE));
    List<String> columns = List.of("popularity", "explicit", "time_signature", "all three");
    for (String split : List.of("by track", "by artist")) {
      for (String hit : List.of("hit@1", "hit@5")) {
        String bars = split + ", " + hit;
        double whole = known(bars, ALONE);
        double none = known(bars, "descriptors without all three");
        for (String column : columns) {
          Gate.between(bars, known(bars, "descriptors without " + column), none - .01, whole + .01);
        }
      }
    }
    double least = notebooks().full() ? .28 : .18;
    Gate.between(
        "without all", known("by track, hit@1", "descriptors without all three"), least, 1);
    Gate.between("in 5", known("by track, hit@5", "descriptors without all three"), least + .25, 1);
  }

  /** The errors stay within the family more often than a random wrong genre would. */
  @Test
  void familiesDescribeTheErrors() {
    double byChance = results.get("within_family_by_chance").asDouble();
    Gate.between("by chance", byChance, 1. / 114, .3);
    Gate.between("within", results.get("within_family").asDouble() - byChance, .1, 1);
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
