package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 12 on the real dataset, quick. {@link ClusterTest} has what the notebook says of a cluster. */
@Tag("notebook")
class ScoringAtScaleTest {
  private Notebook notebook;

  /** What 12 has written. */
  JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results("12-scoring-at-scale");
    notebook = notebooks().read("12-scoring-at-scale");
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(1, notebook.charts().size());
  }

  /** Times of small catalogues are mostly noise: the full test judges the exponents. */
  @ParameterizedTest
  @ValueSource(strings = {"reading", "scoring"})
  void exponentIsMeasured(String job) {
    assertTrue(Double.isFinite(results.at("/exponents/" + job).asDouble(Double.NaN)), job);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading", "scoring"})
  void everySizeIsMeasured(String job) {
    long measured =
        results.get("costs").findValues("job").stream()
            .filter(name -> name.asText().equals(job))
            .count();
    assertEquals(notebooks().full() ? 5 : 3, measured);
    assertEquals(notebooks().full() ? 912_000 : 20_000, results.get("rows_scored").asInt());
  }

  @Test
  void processAndSparkScoreTheSameFile() {
    assertEquals(3, results.get("throughput").size());
    String scored = "%,d rows scored, 0 rejected".formatted(results.get("rows_scored").asInt());
    assertEquals(2, notebook.printed().split(scored, -1).length - 1, notebook.printed());
  }

  @Test
  void planIsOfAHundredMillionTracks() {
    JsonNode spark = results.at("/throughput/2");
    assertEquals("Spark, one process", spark.get("way").asText());
    double secondsPerTrack = spark.get("seconds").asDouble() / results.get("rows_scored").asInt();
    int cores = Runtime.getRuntime().availableProcessors();
    double expected = 100e6 * secondsPerTrack * cores / 3600;
    Gate.within("core hours", results.get("core_hours").asDouble(), expected, 1e-6 * expected);
    double partitions = Math.ceil(1e9 * results.get("gigabytes").asDouble() / (32 << 20));
    assertEquals(partitions, results.get("partitions").asDouble());
    double ofOne = 3600 * expected / partitions;
    double minutes = Math.ceil(partitions / 100) * ofOne / 60;
    Gate.within("minutes", results.get("minutes").asDouble(), minutes, 1e-6 * minutes);
  }
}
