package org.harmonianet.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.harmonianet.split.StratifiedGroupKFold;

/**
 * Evaluates models by cross-validation: the probabilities of a row come from the one model that was
 * trained without the row's fold.
 *
 * <pre>{@code
 * var validation = new CrossValidation(folds, labels, genresOfRow, genres);
 * var result = validation.run("by artist", "nearest neighbours", (train, test) -> probabilities);
 * result.average(Scores::anyLabel);
 * }</pre>
 *
 * @param folds which rows are tested together
 * @param labels the class of each row
 * @param classesOf all classes of each row, its label among them
 * @param names the classes' names
 */
public record CrossValidation(
    StratifiedGroupKFold folds, int[] labels, List<Set<Integer>> classesOf, List<String> names) {

  /** Trains a model on some rows and predicts others. */
  @FunctionalInterface
  public interface Learner {
    /**
     * The probabilities of the test rows, by a model of the training rows.
     *
     * @param train numbers of rows
     * @param test numbers of rows
     * @return shape (test rows, classes)
     */
    double[][] probabilities(int[] train, int[] test) throws Exception;
  }

  /** Trains a model with a seed on some rows and predicts others. */
  @FunctionalInterface
  public interface SeededLearner {
    /**
     * The probabilities of the test rows, by a model of the training rows.
     *
     * @param seed what the training draws its random numbers from
     * @return shape (test rows, classes)
     */
    double[][] probabilities(int[] train, int[] test, int seed) throws Exception;
  }

  /**
   * The predictions and scores of a model.
   *
   * @param split how rows were kept apart
   * @param model its name
   * @param folds the scores of each fold
   * @param probabilities of all rows, shape (rows, classes)
   */
  public record Result(String split, String model, List<Scores> folds, double[][] probabilities) {

    /** Returns mean and standard deviation of each score, without the probabilities. */
    public Summary summary() {
      return new Summary(split, model, Scores.map(this::average), Scores.map(this::deviation));
    }

    /** Returns the mean of a score over the folds. */
    public double average(ToDoubleFunction<Scores> score) {
      return StatUtils.mean(folds.stream().mapToDouble(score).toArray());
    }

    /** Returns the standard deviation of a score between the folds, with divisor n - 1. */
    public double deviation(ToDoubleFunction<Scores> score) {
      return Math.sqrt(StatUtils.variance(folds.stream().mapToDouble(score).toArray()));
    }
  }

  /**
   * The scores that a model reaches on the folds.
   *
   * @param split how rows were kept apart
   * @param model its name
   * @param mean mean of each score over the folds
   * @param deviation standard deviation of each score between the folds
   */
  public record Summary(String split, String model, Scores mean, Scores deviation) {}

  /**
   * Trains and evaluates a model on each fold.
   *
   * @throws Exception if the learner throws it
   */
  public Result run(String split, String model, Learner learner) throws Exception {
    Result result = new Result(split, model, new ArrayList<>(), new double[labels.length][]);
    for (int fold = 0; fold < folds.folds(); fold++) {
      int[] test = folds.test(fold);
      double[][] probabilities = learner.probabilities(folds.train(fold), test);
      for (int i = 0; i < test.length; i++) {
        result.probabilities[test[i]] = probabilities[i];
      }
      result.folds.add(score(probabilities, test));
    }
    return result;
  }

  /** Computes the scores of some rows' probabilities, of shape (rows, classes). */
  public Scores score(double[][] probabilities, int[] rows) {
    return Scores.of(
        probabilities, labels(rows), Arrays.stream(rows).mapToObj(classesOf::get).toList(), names);
  }

  /** Returns for each row 1 if its most probable class is any of its classes, else 0. */
  public double[] anyLabelHits(Result result) {
    double[] hits = new double[labels.length];
    for (int row = 0; row < hits.length; row++) {
      int best = Scores.mostProbable(result.probabilities[row]);
      hits[row] = classesOf.get(row).contains(best) ? 1 : 0;
    }
    return hits;
  }

  /**
   * Trains and evaluates a model on each fold, once with each seed.
   *
   * @return for each seed and row 1 if the most probable class is any of the row's, else 0, shape
   *     (seeds, rows); {@link Estimate} takes it
   * @throws Exception if the learner throws it
   */
  public double[][] anyLabelHits(int[] seeds, SeededLearner learner) throws Exception {
    double[][] hits = new double[seeds.length][];
    for (int i = 0; i < seeds.length; i++) {
      int seed = seeds[i];
      Learner withSeed = (train, test) -> learner.probabilities(train, test, seed);
      hits[i] = anyLabelHits(run("", "", withSeed));
    }
    return hits;
  }

  /** Returns the labels of some rows. */
  public int[] labels(int[] rows) {
    return Arrays.stream(rows).map(row -> labels[row]).toArray();
  }
}
