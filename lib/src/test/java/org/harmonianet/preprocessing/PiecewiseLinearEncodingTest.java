package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.harmonianet.preprocessing.Encodings.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PiecewiseLinearEncodingTest {
  @Test
  void edgesAreDistinctQuantiles() throws Exception {
    assertMatrix(matrix("edges_4"), PiecewiseLinearEncoding.fit(matrix("rows"), 4).edges(), 1e-12);
  }

  @Test
  void binsFillOneAfterTheOther() {
    var encoding = new PiecewiseLinearEncoding(new double[][] {{0, 1, 3}, {5}, {10, 20}});
    double[][] values = {{-9, 5, 12.5}, {0, 9, 10}, {.25, 5, 0}, {2, 5, 20}, {9, 5, 99}};
    double[][] expected = {{0, 0, .25}, {0, 0, 0}, {.25, 0, 0}, {1, .5, 1}, {1, 1, 1}};
    assertMatrix(expected, encoding.transform(values), 1e-15);
    double[][] centred = {{-1, -1, -.5}, {-1, -1, -1}, {-.5, -1, -1}, {1, 0, 1}, {1, 1, 1}};
    assertMatrix(centred, encoding.centred(values), 1e-15);
    assertEquals(3, encoding.width());
  }
}
