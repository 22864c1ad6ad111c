package org.harmonianet.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.harmonianet.evaluation.GroupBootstrap;
import org.junit.jupiter.api.Test;

class LeaksTest {
  @Test
  void leaksByHand() {
    // Fold 0 is rows 0 and 1, fold 1 is rows 2 and 3.
    StratifiedGroupKFold folds = new StratifiedGroupKFold(2, new int[] {0, 0, 1, 1});
    List<Set<Object>> keys = List.of(Set.of("a"), Set.of("b", "c"), Set.of("a"), Set.of("c"));
    // "a" is on both sides under label 0, "c" under 1 and 0.
    assertEquals(new Leaks(.5, .5), Leaks.of(folds, keys, new int[] {0, 1, 0, 0}));
    List<Set<Object>> own = List.of(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d"));
    assertEquals(new Leaks(0, 0), Leaks.of(folds, own, new int[] {0, 1, 0, 0}));
  }

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
