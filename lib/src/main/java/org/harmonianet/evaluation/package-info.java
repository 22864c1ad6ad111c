/**
 * How good predictions are, and how sure one can be of that.
 *
 * <p>{@link ClassificationReport} gives accuracy and the precision, recall and F1 of each class, as
 * scikit-learn does; {@link ConfusionMatrix} counts which class is taken for which. Both take the
 * classes of rows, not models:
 *
 * <pre>{@code
 * var confusion = ConfusionMatrix.of(genres, truth, predicted);
 * double f1 = ClassificationReport.of(confusion).macro().f1();
 * }</pre>
 *
 * <p>{@link CrossValidation} evaluates a model on the folds of a split. {@link Scores} judges
 * probabilities, also where a track has several right genres; {@link CalibrationCurve} compares
 * them with the share of right predictions; {@link BootstrapInterval} gives the interval of a mean
 * over rows that come in groups.
 *
 * <p>Uses {@code split}. It draws no charts, and does not know where predictions come from.
 */
package org.harmonianet.evaluation;
