package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.harmonianet.preprocessing.Encodings.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
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

  @Test
  void missingValueIsTheMiddle() {
    var encoding = new PiecewiseLinearEncoding(new double[][] {{0, 1, 3}, {5}});
    double[][] missing = {{Double.NaN, Double.NaN}};
    assertMatrix(new double[][] {{.5, .5}}, encoding.transform(missing), 0);
    assertMatrix(new double[][] {{0, 0}}, encoding.centred(missing), 0);
    double[][] rows = {{3, 5}, {Double.NaN, Double.NaN}, {1, 5}};
    assertMatrix(new double[][] {{1, 3}, {5}}, PiecewiseLinearEncoding.fit(rows, 1).edges(), 0);
  }

  /** The quick way to one row: the same numbers, at the edges, between and beyond them. */
  @Test
  void rowIsEncodedAsAllRowsAre() throws Exception {
    double[][] rows = matrix("rows");
    var encoding = PiecewiseLinearEncoding.fit(rows, 4);
    List<double[]> values = new ArrayList<>(List.of(rows));
    for (double[] row : encoding.edges()) {
      for (double edge : row) {
        for (double value : new double[] {edge, Math.nextUp(edge), Math.nextDown(edge), -edge}) {
          values.add(DoubleStream.generate(() -> value).limit(rows[0].length).toArray());
        }
      }
    }
    for (double value : new double[] {0, -0.0, 1e300, -1e300, 1 / 0.0, -1 / 0.0, Double.NaN}) {
      values.add(DoubleStream.generate(() -> value).limit(rows[0].length).toArray());
    }
    double[][] expected = encoding.centred(values.toArray(double[][]::new));
    float[] row = new float[encoding.width() + 1];
    for (int i = 0; i < expected.length; i++) {
      assertEquals(row.length, encoding.centred(values.get(i), row, 1));
      for (int input = 0; input < encoding.width(); input++) {
        assertEquals((float) expected[i][input], row[1 + input], 0);
      }
    }
  }
}
