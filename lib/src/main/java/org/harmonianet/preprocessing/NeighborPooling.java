package org.harmonianet.preprocessing;

/**
 * Lets the tracks of an artist vote: adds to a track's log-probabilities those of its others.
 *
 * <p>Use it after the prediction, if all tracks of the test are at hand at once. It learns nothing,
 * and reads no genre. The sum counts evidence that is partly the same, so its probabilities are too
 * sure: use it for the most likely genre.
 *
 * <pre>{@code
 * OtherTracks others = OtherTracks.ofArtists(test, test);
 * double[][] pooled = NeighborPooling.pool(logProbabilities, others, .6, 8);
 * }</pre>
 *
 * <p>Formula: ln q_i = ln p_i + weight · min(m, cap) · mean of ln p_j over the m others, and then q
 * is divided by its sum. With weight 1 and without a cap it is the product of all probabilities:
 * Hinton, "Products of Experts" (1999); the two numbers allow for how alike the tracks are.
 */
public final class NeighborPooling {
  private NeighborPooling() {}

  /**
   * Pools predictions.
   *
   * @param logProbabilities of the tracks that {@code others} counts, shape (tracks, classes)
   * @param others the others of each track among the same tracks
   * @param weight how much another track counts, from 0 to 1
   * @param cap the maximum number of others that count
   * @return log-probabilities, shape (tracks, classes)
   */
  public static double[][] pool(
      double[][] logProbabilities, OtherTracks others, double weight, int cap) {
    double[][] pooled = new double[logProbabilities.length][];
    for (int track = 0; track < pooled.length; track++) {
      pooled[track] = logProbabilities[track].clone();
      int m = others.rows()[track].length;
      if (m > 0) {
        double[] mean = others.mean(logProbabilities, track);
        for (int c = 0; c < mean.length; c++) {
          pooled[track][c] += weight * Math.min(m, cap) * mean[c];
        }
      }
      normalize(pooled[track]);
    }
    return pooled;
  }

  private static void normalize(double[] logarithms) {
    double max = Double.NEGATIVE_INFINITY;
    for (double x : logarithms) {
      max = Math.max(max, x);
    }
    double sum = 0;
    for (double x : logarithms) {
      sum += Math.exp(x - max);
    }
    for (int c = 0; c < logarithms.length; c++) {
      logarithms[c] -= max + Math.log(sum);
    }
  }
}
