package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 01 finds in the real dataset is what pandas finds, and claims are judged by it. */
@Tag("notebook")
class ExploredFactsTest {
  private static JsonNode eda;

  @BeforeAll
  static void read() {
    MainRun.BASELINE.assumeRealData();
    eda = MainRun.BASELINE.metrics().get("eda");
  }

  @Test
  void exploredFactsArePandas() {
    JsonNode golden = Project.golden("eda.json");
    Gate.between(
        "eda.energy_loudness_correlation",
        eda.get("energy_loudness_correlation").asDouble(),
        .761,
        .763);
    for (String fact : List.of("rows", "genres", "distinct_track_ids", "exact_duplicate_rows")) {
      assertEquals(golden.get(fact).asInt(), eda.get(fact).asInt(), fact);
    }
    assertEquals(golden.get("top10"), eda.get("top10"));
    // pandas' values are kept with six decimals.
    for (String[] facts :
        new String[][] {
          {"/genre_means_top10", "/genre_means_top10"},
          {"/mean_popularity", "/mean_popularity_all"},
          {"/correlation_all", "/correlation_all/matrix"},
          {"/correlation_top10", "/correlation_top10/matrix"}
        }) {
      Gate.close(facts[0], golden.at(facts[1]), eda.at(facts[0]), 0, 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ambient is high in acousticness, holds",
    "black-metal is low in valence, holds",
    "brazil is high in danceability, weak",
    "afrobeat is high in tempo, does not hold",
    "bluegrass is high in instrumentalness, does not hold",
    "anime is high in valence, does not hold",
    "alt-rock and alternative overlap because they sound alike, does not hold"
  })
  void claimsAreJudged(String claim, String verdict) {
    for (JsonNode row : eda.at("/claims")) {
      if (row.get("claim").asText().equals(claim)) {
        assertEquals(verdict, row.get("verdict").asText(), row.toString());
        return;
      }
    }
    throw new AssertionError("01-eda does not judge: " + claim);
  }
}
