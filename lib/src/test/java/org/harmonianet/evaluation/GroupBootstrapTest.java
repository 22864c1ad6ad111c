package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupBootstrapTest {
  @Test
  void bootstrapIsWiderWithFewerGroups() {
    double[] hits = new double[1000];
    for (int row = 0; row < hits.length; row++) {
      hits[row] = row % 100 < 70 ? 1 : 0;
    }
    int[] rows = IntStream.range(0, 1000).toArray();
    GroupBootstrap single = GroupBootstrap.of(hits, rows, 42);
    // The normal approximation: .7 plus or minus 1.96 sqrt(.7 .3 / 1000).
    assertEquals(.7 - .0284, single.low(), .004);
    assertEquals(.7 + .0284, single.high(), .004);
    int[] tens = IntStream.range(0, 1000).map(row -> row / 10).toArray();
    GroupBootstrap grouped = GroupBootstrap.of(hits, tens, 42);
    assertTrue(grouped.high() - grouped.low() > 2 * (single.high() - single.low()));
    assertEquals(single, GroupBootstrap.of(hits, rows, 42), "the seed decides");
  }
}
