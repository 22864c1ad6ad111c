package org.harmonianet.evaluation;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A 95% interval of a mean over rows, by the bootstrap over groups. Each resample draws whole
 * groups with replacement, since rows of one group are not independent (Efron and Tibshirani 1993,
 * "An Introduction to the Bootstrap", percentile interval).
 *
 * @param low the 2.5th percentile of the mean
 * @param high the 97.5th percentile
 */
public record BootstrapInterval(double low, double high) {
  private static final int DRAWS = 1000;

  /**
   * Computes the interval from 1,000 resamples.
   *
   * @param values a value for each row: 1 for a hit and 0 for a miss, or the difference of two
   *     models' hits
   * @param groups the group of each row, from 0
   * @param seed seed of the resamples
   */
  public static BootstrapInterval of(double[] values, int[] groups, int seed) {
    int n = Arrays.stream(groups).max().orElseThrow() + 1;
    int[] rowsOf = new int[n];
    double[] sumOf = new double[n];
    for (int row = 0; row < values.length; row++) {
      rowsOf[groups[row]]++;
      sumOf[groups[row]] += values[row];
    }
    Random random = new Random(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double rows = 0;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        int group = random.nextInt(n);
        rows += rowsOf[group];
        sum += sumOf[group];
      }
      means[draw] = sum / rows;
    }
    return new BootstrapInterval(
        StatUtils.percentile(means, 2.5), StatUtils.percentile(means, 97.5));
  }
}
