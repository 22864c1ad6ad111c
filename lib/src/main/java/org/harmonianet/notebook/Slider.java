package org.harmonianet.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * One feature of a {@link TryIt}: the values that its slider takes, and how they are standardised.
 *
 * @param name the feature's column
 * @param unit its unit, or its range if it has none
 * @param least the lowest value of the slider; as the greatest, a multiple of the step
 * @param greatest the highest value; that of a constant feature is its lowest one
 * @param step 1, 2 or 5 times a power of ten
 * @param mean the feature's mean, which the network's input is centred by
 * @param scale its deviation, which the input is divided by
 */
public record Slider(
    String name,
    String unit,
    double least,
    double greatest,
    double step,
    double mean,
    double scale) {
  private static final int STEPS = 150;

  /**
   * Fits a slider to the training rows: from the 1st to the 99th percentile, in 60 to 150 steps.
   * The steps of a column of whole numbers are whole.
   *
   * @param values the feature of each training row; NaN is left out
   * @param shown other values that the slider must reach
   */
  static Slider fit(
      String name, String unit, double[] values, double[] shown, double mean, double scale) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(known);
    DoubleStream.Builder reached = DoubleStream.builder();
    reached.add(percentile.evaluate(1)).add(percentile.evaluate(99));
    Arrays.stream(shown).forEach(reached::add);
    double[] ends = reached.build().sorted().toArray();
    double low = ends[0];
    double high = ends[ends.length - 1];
    if (low == high) {
      return new Slider(name, unit, low, high, 1, mean, scale);
    }
    boolean whole = Arrays.stream(known).allMatch(value -> value == Math.rint(value));
    BigDecimal step = step((high - low) / STEPS, whole);
    return new Slider(
        name,
        unit,
        rounded(low, step, RoundingMode.FLOOR),
        rounded(high, step, RoundingMode.CEILING),
        step.doubleValue(),
        mean,
        scale);
  }

  /** Returns the value of the slider that is nearest to a number. */
  double nearest(double value) {
    if (least == greatest) {
      return least;
    }
    double inside = Math.max(least, Math.min(greatest, value));
    return rounded(inside, BigDecimal.valueOf(step), RoundingMode.HALF_UP);
  }

  /** Returns the least 1, 2 or 5 times a power of ten that is not below a number. */
  private static BigDecimal step(double least, boolean whole) {
    if (whole && least < 1) {
      return BigDecimal.ONE;
    }
    int power = (int) Math.floor(Math.log10(least));
    double leading = least / Math.pow(10, power);
    return BigDecimal.valueOf(leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10)
        .scaleByPowerOfTen(power);
  }

  private static double rounded(double value, BigDecimal step, RoundingMode mode) {
    BigDecimal steps = new BigDecimal(value, MathContext.DECIMAL32).divide(step, 0, mode);
    return steps.multiply(step).doubleValue();
  }
}
