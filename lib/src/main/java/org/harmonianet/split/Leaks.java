package org.harmonianet.split;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a split lets the test rows share with the training rows.
 *
 * @param sameLabel share of test rows whose key is in a training row under the same label
 * @param otherLabel share of test rows whose key is in training rows under other labels only
 */
public record Leaks(double sameLabel, double otherLabel) {

  /**
   * Counts over all folds.
   *
   * @param keysOf the keys of each row, for instance its artists
   * @param labels the class of each row
   */
  public static Leaks of(StratifiedGroupKFold folds, List<Set<Object>> keysOf, int[] labels) {
    int same = 0;
    int other = 0;
    for (int fold = 0; fold < folds.folds(); fold++) {
      Map<Object, Set<Integer>> known = new HashMap<>();
      for (int row : folds.train(fold)) {
        for (Object key : keysOf.get(row)) {
          known.computeIfAbsent(key, k -> new HashSet<>()).add(labels[row]);
        }
      }
      for (int row : folds.test(fold)) {
        Set<Integer> seen = new HashSet<>();
        keysOf.get(row).forEach(key -> seen.addAll(known.getOrDefault(key, Set.of())));
        same += seen.contains(labels[row]) ? 1 : 0;
        other += !seen.isEmpty() && !seen.contains(labels[row]) ? 1 : 0;
      }
    }
    return new Leaks((double) same / labels.length, (double) other / labels.length);
  }
}
