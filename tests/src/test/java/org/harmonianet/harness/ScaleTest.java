package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
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
    scale = notebooks().metrics().get("scale");
    notebook = notebooks().read("08-scale");
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(5, notebook.charts().size());
  }

  /** The reference is one split in Python: .472 and .763. */
  @ParameterizedTest
  @CsvSource({"any_of, .455, .38", "any_of_top_5, .763, .70", "any_of_unheard, .43, .38"})
  void accuracyReachesTheReference(String score, double goal, double reduced) {
    double least = notebooks().full() ? goal : reduced;
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

  private DoubleStream megabytes(String job) {
    return StreamSupport.stream(scale.get("costs").spliterator(), false)
        .filter(cost -> cost.get("job").asText().equals(job))
        .mapToDouble(cost -> cost.get("megabytes").asDouble(Double.NaN));
  }

  @Test
  void scoringNeedsNoMoreMemoryForMoreRows() {
    assertEquals(7, megabytes("scoring").count());
    double least = megabytes("scoring").min().getAsDouble();
    Gate.between("least, MB", least, 10, 900); // the dataset is in memory, and the heap has 900
    Gate.between("growth, MB", megabytes("scoring").max().getAsDouble() - least, 0, 80);
  }

  @Test
  void sparkScoresTheSameFile() {
    assertEquals(3, scale.get("throughput").size());
    assertTrue(scale.get("rows_scored").asInt() > 0);
    String scored = "%,d rows scored, 0 rejected".formatted(scale.get("rows_scored").asInt());
    assertEquals(2, notebook.printed().split(scored, -1).length - 1, notebook.printed());
  }
}
