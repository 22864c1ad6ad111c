package org.harmonianet.preprocessing;

import java.util.Arrays;

/**
 * A piecewise linear encoding: each number becomes one input a bin.
 *
 * <p>An input is 1 for a bin below the value, 0 for a bin above it, and in between the share of the
 * bin that the value has passed. With it, the first layer of a network can treat each range of a
 * feature on its own.
 *
 * <pre>{@code
 * var encoding = PiecewiseLinearEncoding.fit(train, 32);
 * double[][] inputs = encoding.centred(test);   // from -1 to 1, shape (rows, encoding.width())
 * }</pre>
 *
 * <p>Formula: e_t = (x - b_(t-1)) / (b_t - b_(t-1)), clipped to [0, 1], for a bin from edge b_(t-1)
 * to b_t. Gorishniy, Rubachev and Babenko, "On Embeddings for Numerical Features in Tabular Deep
 * Learning" (2022), section 3.2, with bins between quantiles. Unlike theirs, the outermost bins are
 * clipped, too, so that an outlier cannot grow without bound.
 *
 * @param edges each feature's distinct bin edges in ascending order, shape (features, bins + 1)
 */
public record PiecewiseLinearEncoding(double[][] edges) {

  /**
   * Fits to the training rows: places the edges at equally spaced quantiles. A feature of few
   * values gets fewer bins, a constant one none.
   *
   * @param rows shape (rows, features), at least one row
   * @param bins the maximum number of bins a feature
   */
  public static PiecewiseLinearEncoding fit(double[][] rows, int bins) {
    double[][] edges = new double[rows[0].length][];
    for (int f = 0; f < edges.length; f++) {
      edges[f] = Arrays.stream(QuantileTransformer.quantiles(rows, f, bins)).distinct().toArray();
    }
    return new PiecewiseLinearEncoding(edges);
  }

  /** Returns the number of inputs that a row becomes: the bins of all features. */
  public int width() {
    return Arrays.stream(edges).mapToInt(feature -> feature.length - 1).sum();
  }

  /**
   * Encodes rows.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, {@link #width()}), from 0 to 1
   */
  public double[][] transform(double[][] rows) {
    double[][] encoded = new double[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      encode(rows[i], 0, 1, encoded[i]);
    }
    return encoded;
  }

  /**
   * Encodes rows, centred: 0 becomes -1, so that inputs of both signs reach a network.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, {@link #width()}), from -1 to 1
   */
  public double[][] centred(double[][] rows) {
    double[][] encoded = new double[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      centred(rows[i], encoded[i]);
    }
    return encoded;
  }

  /** Encodes a row, centred, into the start of an array. */
  void centred(double[] row, double[] target) {
    encode(row, -1, 2, target);
  }

  /** Encodes a row into the start of an array; a share e becomes min + range * e. */
  private void encode(double[] row, double min, double range, double[] target) {
    int next = 0;
    for (int f = 0; f < edges.length; f++) {
      for (int bin = 1; bin < edges[f].length; bin++) {
        double low = edges[f][bin - 1];
        double share = (row[f] - low) / (edges[f][bin] - low);
        target[next++] = range * Math.max(0, Math.min(1, share)) + min;
      }
    }
  }
}
