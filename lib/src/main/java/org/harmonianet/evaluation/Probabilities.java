package org.harmonianet.evaluation;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import smile.math.MathEx;

/**
 * Combines the predictions of several models for the same rows, each of shape (rows, classes).
 *
 * <pre>{@code
 * double[][] both = Probabilities.mean(ofNetwork, ofTrees);
 * }</pre>
 */
public final class Probabilities {
  private static final double LEAST = 1e-9;

  private Probabilities() {}

  /** Returns the logarithms; a probability below 10⁻⁹ counts as 10⁻⁹. */
  public static double[][] log(double[][] p) {
    return combine(p, p, (a, b) -> Math.log(Math.max(a, LEAST)));
  }

  /** Returns the probabilities of which these are the logarithms. */
  public static double[][] exp(double[][] logarithms) {
    return combine(logarithms, logarithms, (a, b) -> Math.exp(a));
  }

  /** Returns the mean of two models' probabilities. */
  public static double[][] mean(double[][] p, double[][] q) {
    return combine(p, q, (a, b) -> (a + b) / 2);
  }

  /**
   * Returns the product p q^weight, divided by its sum: what two models that judge independently of
   * each other say together (Hinton, "Products of Experts", 1999).
   *
   * @param weight how much q counts: 0 for not at all, 1 for as much as p
   */
  public static double[][] product(double[][] p, double[][] q, double weight) {
    double[][] products =
        combine(p, q, (a, b) -> Math.max(a, LEAST) * Math.pow(Math.max(b, LEAST), weight));
    Arrays.stream(products).forEach(MathEx::unitize1);
    return products;
  }

  private static double[][] combine(double[][] p, double[][] q, DoubleBinaryOperator operator) {
    double[][] combined = new double[p.length][];
    for (int row = 0; row < p.length; row++) {
      combined[row] = new double[p[row].length];
      for (int label = 0; label < p[row].length; label++) {
        combined[row][label] = operator.applyAsDouble(p[row][label], q[row][label]);
      }
    }
    return combined;
  }
}
