package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalibrationCurveTest {
  @Test
  void binsHaveEqualWidth() {
    CalibrationCurve bins =
        CalibrationCurve.of(
            new double[] {.05, .45, .55, .5, 1}, new boolean[] {false, true, true, false, true}, 2);
    assertArrayEquals(new int[] {2, 3}, bins.rows());
    assertArrayEquals(new double[] {.25, (.55 + .5 + 1) / 3}, bins.confidence(), 1e-12);
    assertArrayEquals(new double[] {.5, 2 / 3.0}, bins.accuracy(), 1e-12);
    double expected = (2 * .25 + 3 * Math.abs((.55 + .5 + 1) / 3 - 2 / 3.0)) / 5;
    assertEquals(expected, bins.expectedCalibrationError(), 1e-12);
  }
}
