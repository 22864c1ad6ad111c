package org.harmonianet.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.harmonianet.split.StratifiedGroupKFold;

/**
 * Predictions of one model that are inputs of another, without leakage: those of a row come from a
 * model that was trained without the row's fold, and without the test fold.
 *
 * <p>A model's predictions of its own training rows are too good, and a second model would trust
 * them too much. Use this class if the second model is evaluated by {@link CrossValidation}: there
 * is one first model for each fold and for each pair of folds. Wolpert, "Stacked Generalization"
 * (1992).
 *
 * <pre>{@code
 * OutOfFold names = OutOfFold.of(folds, train -> logProbabilitiesOfAllRows(train));
 * double[][] inputs = names.forTest(fold);   // shape (rows, numbers), for all rows
 * }</pre>
 *
 * @param folds which rows are tested together
 * @param predictions of all rows, by the folds that their model was trained without
 */
public record OutOfFold(StratifiedGroupKFold folds, Map<Set<Integer>, double[][]> predictions) {

  /** Trains a model on some rows and predicts all. */
  @FunctionalInterface
  public interface Learner {
    /**
     * The predictions by a model of the training rows.
     *
     * @param train numbers of rows
     * @return shape (rows, numbers), for all rows
     */
    double[][] predict(int[] train) throws Exception;
  }

  /**
   * Trains a model without each fold, and one without each pair of folds.
   *
   * @param folds at least three, so that a pair leaves rows to learn from
   * @throws IllegalArgumentException if there are fewer
   * @throws Exception if the learner throws it
   */
  public static OutOfFold of(StratifiedGroupKFold folds, Learner learner) throws Exception {
    if (folds.folds() < 3) {
      throw new IllegalArgumentException(
          "out-of-fold inputs need at least 3 folds, not " + folds.folds());
    }
    int[] foldOf = folds.foldOf();
    Map<Set<Integer>, double[][]> predictions = new LinkedHashMap<>();
    for (int first = 0; first < folds.folds(); first++) {
      for (int second = first; second < folds.folds(); second++) {
        Set<Integer> without = pair(first, second);
        int[] train =
            IntStream.range(0, foldOf.length)
                .filter(row -> !without.contains(foldOf[row]))
                .toArray();
        predictions.put(without, learner.predict(train));
      }
    }
    return new OutOfFold(folds, predictions);
  }

  private static Set<Integer> pair(int first, int second) {
    return Set.copyOf(List.of(first, second));
  }

  /**
   * Returns the predictions of all rows for a test fold: those of its rows come from the model that
   * was trained without it, those of each other row from the model without it and the row's fold.
   *
   * @return shape (rows, numbers)
   */
  public double[][] forTest(int fold) {
    int[] foldOf = folds.foldOf();
    return IntStream.range(0, foldOf.length)
        .mapToObj(row -> predictions.get(pair(fold, foldOf[row]))[row])
        .toArray(double[][]::new);
  }
}
