package org.harmonianet.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakageTest {
  @Test
  void leaksByHand() {
    // Fold 0 is rows 0 and 1, fold 1 is rows 2 and 3.
    StratifiedGroupKFold folds = new StratifiedGroupKFold(2, new int[] {0, 0, 1, 1});
    List<Set<Object>> keys = List.of(Set.of("a"), Set.of("b", "c"), Set.of("a"), Set.of("c"));
    // "a" is on both sides under label 0, "c" under 1 and 0.
    assertEquals(new Leakage(.5, .5), Leakage.of(folds, keys, new int[] {0, 1, 0, 0}));
    List<Set<Object>> own = List.of(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d"));
    assertEquals(new Leakage(0, 0), Leakage.of(folds, own, new int[] {0, 1, 0, 0}));
  }
}
