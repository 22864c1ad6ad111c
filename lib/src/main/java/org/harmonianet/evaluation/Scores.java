package org.harmonianet.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The scores of predicted probabilities if a row may have several classes at once.
 *
 * @param accuracy share of rows whose most probable class is their label
 * @param anyLabel any-label accuracy: share of rows whose most probable class is any of their
 *     classes (precision@1 of multi-label classification)
 * @param macroF1 mean over classes of the F1 of the most probable class
 * @param logLoss mean of -ln p(label), in nats; p is not taken below 1e-15, as in scikit-learn
 * @param calibrationError expected calibration error of the most probable class, 15 bins
 * @param top2 share of rows whose label is among the two most probable classes, ties in the
 *     classes' order
 */
public record Scores(
    double accuracy,
    double anyLabel,
    double macroF1,
    double logLoss,
    double calibrationError,
    double top2) {
  private static final int BINS = 15;

  /**
   * Computes the scores.
   *
   * @param probabilities shape (rows, classes)
   * @param labels the label of each row
   * @param classesOf all classes of each row, its label among them
   * @param names the classes' names
   */
  public static Scores of(
      double[][] probabilities, int[] labels, List<Set<Integer>> classesOf, List<String> names) {
    int rows = labels.length;
    int[] predicted = new int[rows];
    double[] confidence = new double[rows];
    boolean[] right = new boolean[rows];
    int anyLabel = 0;
    int top2 = 0;
    double logLoss = 0;
    for (int row = 0; row < rows; row++) {
      double[] p = probabilities[row];
      int best = mostProbable(p);
      predicted[row] = best;
      confidence[row] = p[best];
      right[row] = best == labels[row];
      anyLabel += classesOf.get(row).contains(best) ? 1 : 0;
      int label = labels[row];
      double ofLabel = p[label];
      long better =
          IntStream.range(0, p.length)
              .filter(c -> p[c] > ofLabel || p[c] == ofLabel && c < label)
              .count();
      top2 += better < 2 ? 1 : 0;
      logLoss -= Math.log(Math.max(ofLabel, 1e-15));
    }
    ClassificationReport report =
        ClassificationReport.of(ConfusionMatrix.of(names, labels, predicted));
    return new Scores(
        report.accuracy(),
        (double) anyLabel / rows,
        report.macro().f1(),
        logLoss / rows,
        CalibrationCurve.of(confidence, right, BINS).expectedCalibrationError(),
        (double) top2 / rows);
  }

  /** Computes each score by a function of its accessor. */
  static Scores map(ToDoubleFunction<ToDoubleFunction<Scores>> value) {
    return new Scores(
        value.applyAsDouble(Scores::accuracy),
        value.applyAsDouble(Scores::anyLabel),
        value.applyAsDouble(Scores::macroF1),
        value.applyAsDouble(Scores::logLoss),
        value.applyAsDouble(Scores::calibrationError),
        value.applyAsDouble(Scores::top2));
  }

  /**
   * Computes hit@k: the share of rows for which any of the k most probable classes is one of the
   * row's own. With k = 1, it is the any-label accuracy.
   *
   * @param probabilities shape (rows, classes)
   * @param classesOf the classes of each row
   */
  public static double hitRate(double[][] probabilities, List<Set<Integer>> classesOf, int k) {
    long hits =
        IntStream.range(0, probabilities.length)
            .filter(
                row ->
                    IntStream.of(mostProbable(probabilities[row], k))
                        .anyMatch(classesOf.get(row)::contains))
            .count();
    return (double) hits / probabilities.length;
  }

  /** Returns the class with the greatest probability, the first among equals. */
  public static int mostProbable(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[best]) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Returns the classes with the greatest probabilities, the most probable first and equals in
   * their order.
   *
   * @param count how many, at most the number of classes
   */
  public static int[] mostProbable(double[] probabilities, int count) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -probabilities[c]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
