package org.harmonianet.split;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The share of test rows whose track, recording or artist also occurs in the training rows.
 *
 * <p>A leaking split overestimates accuracy, because the model can recognise the recording instead
 * of the genre. Compare splits before you trust a score:
 *
 * <pre>{@code
 * Leakage.of(foldsByRow, artistsOf, labels).sameLabel();   // 0.9: the artist is nearly always known
 * }</pre>
 *
 * @param sameLabel the share of test rows whose key is in a training row with the same label
 * @param otherLabel the share of test rows whose key is in training rows with other labels only
 */
public record Leakage(double sameLabel, double otherLabel) {

  /**
   * Computes the leakage of all folds together.
   *
   * @param keysOf the keys of each row, such as its artists
   * @param labels the class of each row
   */
  public static Leakage of(StratifiedGroupKFold folds, List<Set<Object>> keysOf, int[] labels) {
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
    return new Leakage((double) same / labels.length, (double) other / labels.length);
  }
}
