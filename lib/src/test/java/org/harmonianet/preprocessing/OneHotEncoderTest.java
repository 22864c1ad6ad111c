package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.harmonianet.data.Features;
import org.junit.jupiter.api.Test;

class OneHotEncoderTest {
  @Test
  void unknownCategoryHasNoInput() {
    OneHotEncoder oneHot = OneHotEncoder.fit(new int[][] {{1, 4}, {0, 3}, {1, 5}});
    double[][] expected = {{0, 1, 0, 1, 0}, {0, 0, 1, 0, 0}};
    assertMatrix(expected, oneHot.transform(new int[][] {{1, 4}, {2, 3}}), 0);
    assertEquals(5, oneHot.width());
  }

  @Test
  void missingCategoryIsNone() {
    OneHotEncoder oneHot = OneHotEncoder.fit(new int[][] {{1}, {Features.MISSING}, {0}});
    double[][] expected = {{0, 1}, {0, 0}};
    assertMatrix(expected, oneHot.transform(new int[][] {{1}, {Features.MISSING}}), 0);
  }
}
