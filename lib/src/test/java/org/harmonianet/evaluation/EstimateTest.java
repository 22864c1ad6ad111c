package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final double[][] HITS = {{1, 1, 0, 0, 1, 0}, {1, 0, 0, 0, 1, 0}};
  private static final int[] GROUPS = {0, 0, 1, 1, 2, 3};

  @Test
  void meanIsOverRowsAndTrainings() {
    Estimate estimate = Estimate.of(HITS, GROUPS, 7);
    assertEquals(5 / 12., estimate.mean(), 1e-12);
    assertArrayEquals(new double[] {3 / 6., 2 / 6.}, estimate.bySeed(), 1e-12);
    var interval = BootstrapInterval.of(new double[] {1, .5, 0, 0, 1, 0}, GROUPS, 7);
    assertEquals(interval.low(), estimate.low());
    assertEquals(interval.high(), estimate.high());
    assertEquals("0.719 [0.696, 0.741]", new Estimate(.719, .696, .741, null).toString());
  }

  @Test
  void leadIsTheDifferenceOfEachRow() {
    double[][] other = {{0, 1, 0, 0, 1, 0}};
    Estimate lead = Estimate.lead(HITS, other, GROUPS, 7);
    assertEquals(5 / 12. - 2 / 6., lead.mean(), 1e-12);
    assertArrayEquals(new double[] {1 / 6., 0}, lead.bySeed(), 1e-12);
    Estimate none = Estimate.lead(HITS, HITS, GROUPS, 7);
    assertArrayEquals(new double[] {0, 0, 0}, new double[] {none.mean(), none.low(), none.high()});
  }
}
