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

/** 10 on the real dataset, quick. */
@Tag("notebook")
class RicherInputsTest {
  private static final List<String> BY_ARTIST =
      List.of(
          "descriptors, by artist",
          "descriptors and names",
          "descriptors and other tracks",
          "all of them");

  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("10-richer-inputs");
  }

  final JsonNode figure(String known, String popularity) {
    return results.get("figures").get(known).get(popularity + " popularity");
  }

  final double mean(String known, String popularity) {
    return figure(known, popularity).get("mean").asDouble(Double.NaN);
  }

  @Test
  void noCellComplains() {
    Notebook notebook = notebooks().read("10-richer-inputs");
    assertEquals(List.of(), notebook.complaints());
    assertEquals(3, notebook.charts().size());
  }

  /** No row of the ten genres is among the teacher's tracks; their number is that of the study. */
  @Test
  void teacherLearnsUnrelatedTracks() {
    assertEquals(104, results.get("other_genres").asInt());
    assertEquals(74_266, results.get("teacher_tracks").asInt());
  }

  /** By chance, 6% of the tempos and 7.5% of the durations would be whole. */
  @Test
  void lastDigitsTellHowTracksAreProduced() {
    JsonNode tempos = results.get("whole_tempos");
    assertEquals(12, tempos.size());
    Gate.between("grindcore", tempos.get("grindcore").asDouble(), .04, .08);
    Gate.between("minimal-techno", tempos.get("minimal-techno").asDouble(), .85, .92);
    Gate.between("CD frames", results.get("whole_frames").asDouble(), .4, .8);
  }

  @ParameterizedTest
  @CsvSource({
    "'descriptors, by recording', .754, .62",
    "'descriptors, by artist', .72, .59",
    "descriptors and names, .78, .62",
    "descriptors and other tracks, .84, .67",
    "all of them, .88, .73"
  })
  void accuracyReachesTheGoal(String known, double goal, double quick) {
    double least = notebooks().full() ? goal : quick;
    Gate.between(known, mean(known, "with"), least, .92);
    assertEquals(notebooks().full() ? 2 : 1, figure(known, "with").get("by_seed").size());
  }

  @Test
  void eachFigureLiesInItsIntervalAndIsLessWithoutPopularity() {
    results
        .get("figures")
        .fieldNames()
        .forEachRemaining(
            known -> {
              for (String popularity : List.of("with", "without")) {
                JsonNode figure = figure(known, popularity);
                double low = figure.get("low").asDouble();
                double high = figure.get("high").asDouble();
                Gate.between(known, figure.get("mean").asDouble(), low, high);
              }
              Gate.between(known, mean(known, "with") - mean(known, "without"), .03, .25);
            });
  }

  /** The text says that artists are learned by heart, and that this is worth nothing by artist. */
  @Test
  void artistsAreLearnedByHeart() {
    double byRecording = results.at("/by_heart/by recording").asDouble();
    double byArtist = results.at("/by_heart/by artist").asDouble();
    Gate.between("by recording", byRecording, notebooks().full() ? .84 : .6, .95);
    Gate.between("by artist", byArtist, .1, .45);
  }

  /** Without other tracks, the catalogue cannot help; with many, it must. */
  @Test
  void catalogueHelpsIfItHasOtherTracks() {
    JsonNode others = results.get("by_others");
    for (String known : BY_ARTIST) {
      assertEquals(4, others.get(known).size(), known);
    }
    double none = catalogueLead(others, "none");
    double many = catalogueLead(others, "10 or more");
    assertTrue(many > none + .03, none + " without, " + many + " with ten or more");
  }

  private static double catalogueLead(JsonNode others, String stratum) {
    double with = others.get("descriptors and other tracks").get(stratum).asDouble();
    return with - others.get("descriptors, by artist").get(stratum).asDouble();
  }

  /** What other genres teach is measured against networks that no teacher helps. */
  @Test
  void leadsAreDifferencesOfAccuracies() {
    for (String known : BY_ARTIST.subList(1, 4)) {
      assertLead(known, mean(known, "with") - mean("descriptors, by artist", "with"));
      assertTrue(results.get("leads").get(known).get("low").asDouble() > 0, known);
    }
    for (String rival : List.of("no teacher", "XGBoost", "XGBoost without digits")) {
      double its = results.get("rivals").get(rival).asDouble();
      assertLead("over " + rival, mean("descriptors, by artist", "with") - its);
    }
  }

  private void assertLead(String name, double difference) {
    assertEquals(difference, results.get("leads").get(name).get("mean").asDouble(), 1e-9, name);
  }
}
