package org.harmonianet.split;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.harmonianet.HarmoniaNetException;

/**
 * A split into training and test rows that keeps the share of each class.
 *
 * <p>It gives the same rows as scikit-learn's {@code train_test_split(..., stratify=labels,
 * random_state=seed)}. Use it to compare with published results; it may put rows of one recording
 * on both sides, which {@link StratifiedGroupKFold} does not.
 *
 * <pre>{@code
 * StratifiedSplit split = StratifiedSplit.of(labels, 0.2, 42);
 * double[][] train = Features.rows(matrix, split.train());
 * }</pre>
 *
 * <p>Sources: scikit-learn 1.9, {@code StratifiedShuffleSplit} and {@code _approximate_mode};
 * NumPy, legacy {@code RandomState} (MT19937 seeded by one integer, Fisher-Yates from the end with
 * masked rejection on 32-bit draws).
 *
 * @param train indices of the training rows, shuffled
 * @param test indices of the test rows, shuffled
 */
public record StratifiedSplit(int[] train, int[] test) {

  /**
   * Splits the rows {@code 0 .. labels.length - 1}.
   *
   * @param labels the class of each row, from 0
   * @param testShare the share of test rows, between 0 and 1; their number is rounded up
   * @throws HarmoniaNetException if a class has fewer than two rows, or a side would have fewer
   *     rows than there are classes
   */
  public static StratifiedSplit of(int[] labels, double testShare, int seed) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    int testRows = (int) Math.ceil(testShare * labels.length);
    int trainRows = labels.length - testRows;
    requireEnough(counts, trainRows, testRows);

    MersenneTwister random = new MersenneTwister(seed);
    int[] trainCounts = allot(counts, trainRows, random);
    int[] rest = new int[classes];
    Arrays.setAll(rest, c -> counts[c] - trainCounts[c]);
    int[] testCounts = allot(rest, testRows, random);

    int[] train = new int[trainRows];
    int[] test = new int[testRows];
    int trainEnd = 0;
    int testEnd = 0;
    for (int c = 0; c < classes; c++) {
      int[] members = indicesOf(labels, c, counts[c]);
      int[] order = permutation(members.length, random);
      for (int i = 0; i < trainCounts[c]; i++) {
        train[trainEnd++] = members[order[i]];
      }
      for (int i = 0; i < testCounts[c]; i++) {
        test[testEnd++] = members[order[trainCounts[c] + i]];
      }
    }
    shuffle(train, random);
    shuffle(test, random);
    return new StratifiedSplit(train, test);
  }

  private static void requireEnough(int[] counts, int trainRows, int testRows) {
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] < 2) {
        throw new HarmoniaNetException(
            "class %d has %d row; a stratified split takes at least 2".formatted(c, counts[c]));
      }
    }
    if (counts.length == 0 || Math.min(trainRows, testRows) < counts.length) {
      throw new HarmoniaNetException(
          "%d train and %d test rows are too few for %d classes"
              .formatted(trainRows, testRows, counts.length));
    }
  }

  /**
   * Shares {@code draws} among the classes in proportion to their counts: whole parts first, then
   * the largest remainders, ties by lot.
   */
  private static int[] allot(int[] counts, int draws, MersenneTwister random) {
    double total = Arrays.stream(counts).sum();
    double[] remainder = new double[counts.length];
    int[] allotted = new int[counts.length];
    int missing = draws;
    for (int c = 0; c < counts.length; c++) {
      double share = counts[c] / total * draws;
      allotted[c] = (int) Math.floor(share);
      remainder[c] = share - allotted[c];
      missing -= allotted[c];
    }
    double[] distinct = Arrays.stream(remainder).distinct().sorted().toArray();
    for (int d = distinct.length - 1; d >= 0 && missing > 0; d--) {
      double value = distinct[d];
      int[] tied = IntStream.range(0, counts.length).filter(c -> remainder[c] == value).toArray();
      int[] order = permutation(tied.length, random);
      for (int i = 0; i < tied.length && missing > 0; i++, missing--) {
        allotted[tied[order[i]]]++;
      }
    }
    return allotted;
  }

  private static int[] indicesOf(int[] labels, int label, int count) {
    int[] indices = new int[count];
    int end = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        indices[end++] = i;
      }
    }
    return indices;
  }

  private static int[] permutation(int n, MersenneTwister random) {
    int[] values = IntStream.range(0, n).toArray();
    shuffle(values, random);
    return values;
  }

  private static void shuffle(int[] values, MersenneTwister random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = atMost(i, random);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** A uniform integer from 0 to {@code max}: draws cut to max's bits until one fits. */
  private static int atMost(int max, MersenneTwister random) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value = random.nextInt() & mask;
    while (value > max) {
      value = random.nextInt() & mask;
    }
    return value;
  }
}
