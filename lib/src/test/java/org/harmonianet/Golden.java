package org.harmonianet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reference values of scikit-learn, made outside of this project. */
public final class Golden {
  private Golden() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Split(
      int seed,
      List<String> genres,
      int[] train,
      int[] test,
      double[] scalerMean,
      double[] scalerScale,
      int[] samplePredictionsOnTest,
      JsonNode sampleReport,
      String sampleReportText,
      int[][] sampleConfusion) {}

  public static Split split() {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/split-42.json")) {
      return new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .readValue(in, Split.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
