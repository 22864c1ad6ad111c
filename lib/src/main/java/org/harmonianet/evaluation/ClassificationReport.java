package org.harmonianet.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.harmonianet.SafeText;

/**
 * Accuracy, and precision, recall and F1 by class, as scikit-learn's {@code classification_report}
 * computes them: a quotient by zero counts as 0.
 *
 * @param accuracy share of rows predicted as what they are
 * @param classes each class's scores
 * @param macro the plain mean over classes
 * @param weighted the mean over classes weighted by support
 */
public record ClassificationReport(
    double accuracy, Map<String, ClassScores> classes, ClassScores macro, ClassScores weighted) {
  private static final int NAME = 40;

  /**
   * The scores of one class, or their averages over classes.
   *
   * @param precision share of the rows predicted as the class that are of it
   * @param recall share of the class's rows that were predicted as it
   * @param f1 harmonic mean of precision and recall
   * @param support rows of the class
   */
  public record ClassScores(double precision, double recall, double f1, int support) {}

  /** Computes the scores from the counts. */
  public static ClassificationReport of(ConfusionMatrix confusion) {
    Map<String, ClassScores> classes = new LinkedHashMap<>();
    for (int c = 0; c < confusion.labels().size(); c++) {
      int hits = confusion.matrix()[c][c];
      int support = confusion.support(c);
      int predicted = confusion.predicted(c);
      classes.put(
          confusion.labels().get(c),
          new ClassScores(
              ratio(hits, predicted),
              ratio(hits, support),
              ratio(2.0 * hits, support + predicted),
              support));
    }
    List<ClassScores> scores = new ArrayList<>(classes.values());
    return new ClassificationReport(
        ratio(confusion.correct(), confusion.total()),
        classes,
        average(scores, s -> 1),
        average(scores, ClassScores::support));
  }

  private static ClassScores average(
      List<ClassScores> scores, ToDoubleFunction<ClassScores> weight) {
    double total = scores.stream().mapToDouble(weight).sum();
    ToDoubleFunction<ToDoubleFunction<ClassScores>> mean =
        score ->
            ratio(
                scores.stream()
                    .mapToDouble(s -> score.applyAsDouble(s) * weight.applyAsDouble(s))
                    .sum(),
                total);
    return new ClassScores(
        mean.applyAsDouble(ClassScores::precision),
        mean.applyAsDouble(ClassScores::recall),
        mean.applyAsDouble(ClassScores::f1),
        scores.stream().mapToInt(ClassScores::support).sum());
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** Returns the report as scikit-learn prints it, with two digits. */
  @Override
  public String toString() {
    int width =
        Stream.concat(
                classes.keySet().stream().map(ClassificationReport::shown),
                Stream.of("weighted avg"))
            .mapToInt(String::length)
            .max()
            .getAsInt();
    StringBuilder text = new StringBuilder();
    text.append(line(width, "", "precision", "recall", "f1-score", "support")).append("\n");
    classes.forEach((name, scores) -> text.append(line(width, shown(name), scores)));
    text.append("\n")
        .append(line(width, "accuracy", "", "", digits(accuracy), "" + macro.support()))
        .append(line(width, "macro avg", macro))
        .append(line(width, "weighted avg", weighted));
    return text.toString();
  }

  private static String shown(String name) {
    return SafeText.isolated(SafeText.cut(name, NAME));
  }

  private static String line(int width, String name, ClassScores s) {
    return line(width, name, digits(s.precision), digits(s.recall), digits(s.f1), "" + s.support);
  }

  private static String line(
      int width, String name, String precision, String recall, String f1, String support) {
    return ("%" + width + "s  %9s %9s %9s %9s\n").formatted(name, precision, recall, f1, support);
  }

  /** Two digits, rounded as C's printf does: on the exact binary value. */
  private static String digits(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
