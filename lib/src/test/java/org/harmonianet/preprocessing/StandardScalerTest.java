package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;

class StandardScalerTest {
  @Test
  void deviationIsThePopulations() {
    StandardScaler scaler = StandardScaler.fit(new double[][] {{1, 5}, {3, 5}});
    assertArrayEquals(new double[] {2, 5}, scaler.mean());
    assertArrayEquals(new double[] {1, 1}, scaler.scale(), "a constant feature keeps its unit");
  }

  @Test
  void constantFeatureBecomesZero() {
    double[][] rows = new double[1000][];
    Arrays.setAll(rows, row -> new double[] {.1, 1e9 / 3});
    StandardScaler scaler = StandardScaler.fit(List.of("energy", "tempo"), rows);
    assertEquals(List.of("energy", "tempo"), scaler.features());
    for (double[] row : scaler.transform(rows)) {
      assertArrayEquals(new double[2], row);
    }
  }

  @Test
  void transformUsesTheFittedValues() {
    StandardScaler scaler = new StandardScaler(new double[] {2, 0}, new double[] {4, .5});
    assertArrayEquals(new double[] {-.5, 2}, scaler.transform(new double[][] {{0, 1}})[0]);
  }

  @Test
  void otherNumberOfFeaturesIsRefused() {
    StandardScaler scaler = new StandardScaler(new double[2], new double[2]);
    var e =
        assertThrows(
            HarmoniaNetException.class, () -> scaler.transform(new double[][] {{1, 2}, {1}}));
    assertEquals("row 2 has 1 features, the scaler was fitted on 2", e.getMessage());
  }
}
