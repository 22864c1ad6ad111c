package org.harmonianet.ml;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How far a share would move with other data: the bootstrap over groups, which draws whole groups
 * with replacement, since rows of one group are not independent (Efron and Tibshirani 1993, "An
 * Introduction to the Bootstrap", percentile interval).
 *
 * @param low the 2.5th percentile of the share
 * @param high the 97.5th percentile
 */
public record GroupBootstrap(double low, double high) {
  private static final int DRAWS = 1000;

  /**
   * The 95 % interval of the share of hits.
   *
   * @param hits whether a row counts
   * @param groups the group of each row, from 0
   */
  public static GroupBootstrap of(boolean[] hits, int[] groups, int seed) {
    int n = Arrays.stream(groups).max().orElseThrow() + 1;
    int[] rowsOf = new int[n];
    int[] hitsOf = new int[n];
    for (int row = 0; row < hits.length; row++) {
      rowsOf[groups[row]]++;
      hitsOf[groups[row]] += hits[row] ? 1 : 0;
    }
    Random random = new Random(seed);
    double[] shares = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double rows = 0;
      double right = 0;
      for (int i = 0; i < n; i++) {
        int group = random.nextInt(n);
        rows += rowsOf[group];
        right += hitsOf[group];
      }
      shares[draw] = right / rows;
    }
    return new GroupBootstrap(
        StatUtils.percentile(shares, 2.5), StatUtils.percentile(shares, 97.5));
  }
}
