package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.harmonianet.preprocessing.Encodings.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantileTransformerTest {
  @Test
  void transformsAsScikitLearn() throws Exception {
    QuantileTransformer normal = QuantileTransformer.fit(matrix("rows"), 20);
    assertMatrix(matrix("quantile_normal_20_of_rows"), normal.transform(matrix("rows")), 1e-6);
    assertMatrix(matrix("quantile_normal_20"), normal.transform(matrix("new_rows")), 1e-6);
  }

  @Test
  void runOfEqualQuantilesCountsInItsMiddle() {
    QuantileTransformer normal = new QuantileTransformer(new double[][] {{0, 1, 1, 1, 2}});
    assertEquals(0, normal.transform(new double[][] {{1}})[0][0], 1e-12);
  }

  @Test
  void missingValueIsTheMedian() {
    double[][] rows = {{3}, {Double.NaN}, {1}, {2}};
    QuantileTransformer normal = QuantileTransformer.fit(rows, 3);
    assertMatrix(new double[][] {{1, 2, 3}}, normal.quantiles(), 0);
    assertMatrix(
        new double[][] {{0}, {0}}, normal.transform(new double[][] {{2}, {Double.NaN}}), 0);
  }

  @Test
  void negativeZeroIsZero() {
    QuantileTransformer normal = new QuantileTransformer(new double[][] {{-1, 0, 0, 0, 1}});
    assertEquals(0, normal.transform(new double[][] {{-0.0}})[0][0], 1e-12);
  }

  @Test
  void valuesOutsideAreClipped() {
    QuantileTransformer normal = new QuantileTransformer(new double[][] {{0, 0, 1, 1}});
    double[][] z = normal.transform(new double[][] {{-9}, {0}, {1}, {9}});
    assertMatrix(new double[][] {{-5.199}, {-5.199}, {5.199}, {5.199}}, z, 1e-3);
  }
}
