package org.harmonianet.preprocessing;

import java.util.stream.IntStream;

/**
 * Turns a number into one input a bin, so that a network's first layer can treat each range of a
 * feature on its own: 1 for a bin that lies below the value, 0 for one above it, and in between the
 * share of the value's bin that it has passed.
 *
 * <p>Formula: e_t = (x - b_(t-1)) / (b_t - b_(t-1)), kept within [0, 1], for a bin from edge
 * b_(t-1) to b_t. Piecewise linear encoding with quantile bins, of Gorishniy, Rubachev and Babenko,
 * "On Embeddings for Numerical Features in Tabular Deep Learning" (2022), section 3.2. Unlike
 * theirs, the outermost bins are kept within [0, 1] too, so that an outlier cannot grow without
 * bound.
 *
 * @param edges each feature's distinct bin edges in ascending order, shape (features, bins + 1)
 */
public record PiecewiseLinearEncoding(double[][] edges) {

  /**
   * Places the edges at quantiles of the training rows. A feature of few values gets fewer bins, a
   * constant one none.
   *
   * @param rows shape (rows, features), at least one row
   * @param bins how many bins a feature has at most
   */
  public static PiecewiseLinearEncoding fit(double[][] rows, int bins) {
    double[][] edges = new double[rows[0].length][];
    for (int f = 0; f < edges.length; f++) {
      double[] sorted = Quantiles.sortedColumn(rows, f);
      edges[f] =
          IntStream.rangeClosed(0, bins)
              .mapToDouble(i -> Quantiles.at(sorted, (double) i / bins))
              .distinct()
              .toArray();
    }
    return new PiecewiseLinearEncoding(edges);
  }

  /** Inputs that a row becomes: bins of all features. */
  public int width() {
    int width = 0;
    for (double[] feature : edges) {
      width += feature.length - 1;
    }
    return width;
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

  /** Encodes a row into the start of an array; a share e becomes least + range * e. */
  private void encode(double[] row, double least, double range, double[] target) {
    int next = 0;
    for (int f = 0; f < edges.length; f++) {
      for (int bin = 1; bin < edges[f].length; bin++) {
        double low = edges[f][bin - 1];
        double share = (row[f] - low) / (edges[f][bin] - low);
        target[next++] = range * Math.max(0, Math.min(1, share)) + least;
      }
    }
  }
}
