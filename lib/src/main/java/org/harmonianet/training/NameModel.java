package org.harmonianet.training;

import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.preprocessing.NameEncoder;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import tech.tablesaw.api.Table;

/**
 * A logistic regression that predicts a track's class from its names: artists, album and title.
 *
 * <pre>{@code
 * NameModel model = NameModel.fit(tracks.rows(train), labelsOfTrain, 3, 30);
 * double[][] probabilities = model.predict(tracks);   // shape (rows, classes)
 * }</pre>
 *
 * @param encoder fitted to the training tracks
 * @param regression trained on their encoded names
 * @param classes number of classes
 */
public record NameModel(NameEncoder encoder, SparseLogisticRegression regression, int classes) {
  private static final double TOLERANCE = 1e-5;

  /**
   * Trains on some tracks.
   *
   * @param tracks has at least one of the columns {@link NameEncoder#NAMES}
   * @param labels the class of each row, from 0; each class must occur
   * @param lambda the weight of the L2 penalty, above 0; the larger, the less is learned by heart
   * @param iterations the most steps of the optimiser, L-BFGS
   * @throws HarmoniaNetException if the table has no names
   */
  public static NameModel fit(Table tracks, int[] labels, double lambda, int iterations) {
    NameEncoder encoder = NameEncoder.fit(tracks);
    SparseDataset x = encoder.transform(tracks);
    var regression = SparseLogisticRegression.fit(x, labels, lambda, TOLERANCE, iterations);
    return new NameModel(encoder, regression, (int) IntStream.of(labels).distinct().count());
  }

  /**
   * Predicts the classes of tracks.
   *
   * @param tracks a table with the columns of the training tracks
   * @return the probability of each class, shape (rows, classes); each row has the sum 1
   */
  public double[][] predict(Table tracks) {
    SparseDataset x = encoder.transform(tracks);
    double[][] probabilities = new double[tracks.rowCount()][classes];
    IntStream.range(0, probabilities.length)
        .parallel()
        .forEach(row -> regression.predict(x.get(row), probabilities[row]));
    return probabilities;
  }
}
