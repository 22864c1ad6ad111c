package org.harmonianet.evaluation;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;
import smile.math.MathEx;

/**
 * An accuracy over several trainings, and how far chance may have moved it.
 *
 * <pre>{@code
 * Estimate e = Estimate.of(hitsBySeed, artists, seed);   // 0.72, interval 0.70 to 0.74
 * }</pre>
 *
 * @param mean the mean over rows and trainings
 * @param low the 2.5th percentile of the mean, by the {@link BootstrapInterval} over groups of rows
 * @param high the 97.5th percentile
 * @param bySeed the mean over the rows of each training
 */
public record Estimate(double mean, double low, double high, double[] bySeed) {
  /**
   * Computes an estimate.
   *
   * @param hitsBySeed for each training 1 if a row's prediction is right, else 0, shape (trainings,
   *     rows); or the difference of two models' hits
   * @param groups the group of each row, from 0
   * @param seed seed of the resamples
   */
  public static Estimate of(double[][] hitsBySeed, int[] groups, int seed) {
    double[] ofRows = MathEx.colMeans(hitsBySeed);
    BootstrapInterval interval = BootstrapInterval.of(ofRows, groups, seed);
    return new Estimate(
        StatUtils.mean(ofRows),
        interval.low(),
        interval.high(),
        Arrays.stream(hitsBySeed).mapToDouble(StatUtils::mean).toArray());
  }

  /**
   * Computes by how much one model is better than another that predicted the same rows.
   *
   * @param hitsBySeed of the first model, shape (trainings, rows)
   * @param ofOther of the other model, shape (trainings, rows); its number of trainings may differ
   */
  public static Estimate lead(double[][] hitsBySeed, double[][] ofOther, int[] groups, int seed) {
    double[] other = MathEx.colMeans(ofOther);
    double[][] leads =
        Arrays.stream(hitsBySeed)
            .map(hits -> MathArrays.ebeSubtract(hits, other))
            .toArray(double[][]::new);
    return of(leads, groups, seed);
  }

  /** Returns mean and interval, such as {@code 0.719 [0.696, 0.741]}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", mean, low, high);
  }
}
