package org.harmonianet.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Folds for cross-validation that keep each group in one fold, and the share of each class about
 * equal in all folds.
 *
 * <p>Use it to measure how well a model generalises to groups that it has not seen. It follows the
 * greedy method of scikit-learn's {@code StratifiedGroupKFold}: groups come in random order, those
 * with the most uneven classes first. Each goes to the fold in which the classes' shares then
 * deviate least between folds; among equals, to the smallest fold.
 *
 * <pre>{@code
 * StratifiedGroupKFold folds = StratifiedGroupKFold.of(labels, TrackGroups.byArtist(tracks), 5, 42);
 * int[] train = folds.train(0);
 * int[] test = folds.test(0);
 * }</pre>
 *
 * @param folds the number of folds
 * @param foldOf the fold of each row, from 0
 */
public record StratifiedGroupKFold(int folds, int[] foldOf) {

  /**
   * Assigns rows to folds.
   *
   * @param labels the class of each row, from 0
   * @param groups the group of each row, from 0
   * @param folds the number of folds
   * @param seed decides the order of groups that are equally uneven
   */
  public static StratifiedGroupKFold of(int[] labels, int[] groups, int folds, int seed) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    double[][] groupCounts = new double[Arrays.stream(groups).max().orElse(-1) + 1][classes];
    double[] total = new double[classes];
    for (int row = 0; row < labels.length; row++) {
      groupCounts[groups[row]][labels[row]]++;
      total[labels[row]]++;
    }
    Arrays.setAll(total, c -> Math.max(1, total[c])); // a class without rows is even everywhere
    int[] foldOfGroup = new int[groupCounts.length];
    double[][] shares = new double[classes][folds];
    double[] sizes = new double[folds];
    for (int group : order(groupCounts, seed)) {
      double[] counts = groupCounts[group];
      int best = bestFold(shares, sizes, counts, total);
      foldOfGroup[group] = best;
      for (int c = 0; c < classes; c++) {
        shares[c][best] += counts[c] / total[c];
        sizes[best] += counts[c];
      }
    }
    return new StratifiedGroupKFold(
        folds, Arrays.stream(groups).map(group -> foldOfGroup[group]).toArray());
  }

  /** Returns the test rows of a fold: the rows in it. */
  public int[] test(int fold) {
    return IntStream.range(0, foldOf.length).filter(row -> foldOf[row] == fold).toArray();
  }

  /** Returns the training rows of a fold: the rows in all other folds. */
  public int[] train(int fold) {
    return IntStream.range(0, foldOf.length).filter(row -> foldOf[row] != fold).toArray();
  }

  private static int[] order(double[][] groupCounts, int seed) {
    int n = groupCounts.length;
    RandomDataGenerator random = new RandomDataGenerator(new MersenneTwister(seed));
    double[] deviation =
        Arrays.stream(groupCounts).mapToDouble(StatUtils::populationVariance).toArray();
    return Arrays.stream(random.nextPermutation(n, n))
        .boxed()
        .sorted(Comparator.comparingDouble(group -> -deviation[group]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int bestFold(double[][] shares, double[] sizes, double[] counts, double[] total) {
    int best = 0;
    double min = Double.POSITIVE_INFINITY;
    for (int fold = 0; fold < sizes.length; fold++) {
      double unevenness = 0;
      for (int c = 0; c < counts.length; c++) {
        double before = shares[c][fold];
        shares[c][fold] += counts[c] / total[c];
        unevenness += Math.sqrt(StatUtils.populationVariance(shares[c]));
        shares[c][fold] = before;
      }
      boolean equal = Math.abs(unevenness - min) < 1e-12;
      if (equal ? sizes[fold] < sizes[best] : unevenness < min) {
        min = unevenness;
        best = fold;
      }
    }
    return best;
  }
}
