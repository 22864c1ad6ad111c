package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 07 at full settings: what the quick execution must show, and what its texts claim. */
@Tag("full")
class ExplainingTheNetworkFullTest extends ExplainingTheNetworkTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  @Test
  void popularityMattersTwiceAsMuchAsAnyOtherFeature() {
    JsonNode importance = results().get("permutation_importance");
    double popularity = importance.get("popularity").asDouble(Double.NaN);
    for (Map.Entry<String, JsonNode> other : importance.properties()) {
      if (!other.getKey().equals("popularity")) {
        assertTrue(2 * other.getValue().asDouble(Double.NaN) < popularity, importance.toString());
      }
    }
  }
}
