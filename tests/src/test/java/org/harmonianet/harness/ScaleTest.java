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

/** 08 on the real dataset, quick. */
@Tag("notebook")
class ScaleTest {
  private Notebook notebook;

  /** What 08 has written. */
  JsonNode scale;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    scale = notebooks().results("08-scale");
    notebook = notebooks().read("08-scale");
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
    Gate.between(score, scale.get(score).asDouble(), least, least + .1);
  }

  @Test
  void aTrackIsOneRow() {
    assertEquals(89_741, scale.get("tracks").asInt());
  }

  /** Times of small catalogues are mostly noise: the full test judges the exponents. */
  @ParameterizedTest
  @ValueSource(strings = {"reading", "an epoch", "scoring"})
  void exponentIsMeasured(String job) {
    assertTrue(Double.isFinite(scale.at("/exponents/" + job).asDouble(Double.NaN)), job);
  }

  @Test
  void everySizeIsScored() {
    long scored =
        scale.get("costs").findValues("job").stream()
            .filter(job -> job.asText().equals("scoring"))
            .count();
    assertEquals(notebooks().full() ? 7 : 3, scored);
  }

  @Test
  void sparkScoresTheSameFile() {
    int ways = notebooks().full() ? 3 : 2; // the cluster takes half a minute to start
    assertEquals(ways, scale.get("throughput").size());
    assertTrue(scale.get("rows_scored").asInt() > 0);
    String scored = "%,d rows scored, 0 rejected".formatted(scale.get("rows_scored").asInt());
    assertEquals(ways - 1, notebook.printed().split(scored, -1).length - 1, notebook.printed());
  }
}
