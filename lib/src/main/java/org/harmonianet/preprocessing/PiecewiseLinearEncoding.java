package org.harmonianet.preprocessing;

import java.util.Arrays;

/**
 * A piecewise linear encoding: each number becomes one input a bin.
 *
 * <p>An input is 1 for a bin below the value, 0 for a bin above it, and in between the share of the
 * bin that the value has passed. With it, the first layer of a network can treat each range of a
 * feature on its own. A missing value (NaN) becomes 0.5 in each bin.
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
    return start(edges.length);
  }

  /** Returns the place of a feature's first bin. */
  int start(int feature) {
    return Arrays.stream(edges, 0, feature).mapToInt(itsEdges -> itsEdges.length - 1).sum();
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
   * Encodes rows, centred: 0 becomes -1, so that inputs of both signs reach a network. A missing
   * value becomes 0.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, {@link #width()}), from -1 to 1
   */
  public double[][] centred(double[][] rows) {
    double[][] encoded = new double[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      encode(rows[i], -1, 2, encoded[i]);
    }
    return encoded;
  }

  /**
   * Encodes a row, centred, into an array, from a place on. It computes what {@link
   * #centred(double[][])} does, but divides only in the bin that the value lies in.
   *
   * @return the place after the row
   */
  int centred(double[] row, float[] target, int start) {
    int next = start;
    for (int f = 0; f < edges.length; f++) {
      int bins = edges[f].length - 1;
      centred(edges[f], bins, row[f], target, next);
      next += bins;
    }
    return next;
  }

  private static void centred(double[] edges, int bins, double x, float[] target, int start) {
    int below = below(edges, x);
    Arrays.fill(target, start, start + below, 1);
    Arrays.fill(target, start + below, start + bins, Double.isNaN(x) ? 0 : -1);
    if (below < bins) {
      target[start + below] = (float) (2 * share(edges, below, x) - 1);
    }
  }

  /** Counts the bins that lie wholly below a value. */
  private static int below(double[] edges, double x) {
    int low = 0;
    int high = edges.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle + 1] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Computes the share of a bin that a value has passed. */
  private static double share(double[] edges, int bin, double x) {
    double low = edges[bin];
    double share = (x - low) / (edges[bin + 1] - low);
    return Double.isNaN(share) ? .5 : Math.max(0, Math.min(1, share));
  }

  /** Encodes a row into the start of an array; a share e becomes min + range * e. */
  private void encode(double[] row, double min, double range, double[] target) {
    int next = 0;
    for (int f = 0; f < edges.length; f++) {
      for (int bin = 0; bin < edges[f].length - 1; bin++) {
        target[next++] = range * share(edges[f], bin, row[f]) + min;
      }
    }
  }
}
