package org.harmonianet.evaluation;

/**
 * The accuracy of predictions by their probability, in bins of equal width (Guo et al. 2017, "On
 * Calibration of Modern Neural Networks").
 *
 * @param rows predictions in each bin
 * @param confidence mean probability of the predicted class by bin, NaN for an empty one
 * @param accuracy share of right predictions by bin, NaN for an empty one
 */
public record CalibrationCurve(int[] rows, double[] confidence, double[] accuracy) {

  /**
   * Sorts predictions into bins.
   *
   * @param confidence probability of the predicted class of each row
   * @param right whether the prediction is right
   */
  public static CalibrationCurve of(double[] confidence, boolean[] right, int bins) {
    int[] rows = new int[bins];
    double[] sum = new double[bins];
    double[] hits = new double[bins];
    for (int row = 0; row < confidence.length; row++) {
      int bin = Math.min(bins - 1, (int) (confidence[row] * bins));
      rows[bin]++;
      sum[bin] += confidence[row];
      hits[bin] += right[row] ? 1 : 0;
    }
    for (int bin = 0; bin < bins; bin++) {
      sum[bin] /= rows[bin];
      hits[bin] /= rows[bin];
    }
    return new CalibrationCurve(rows, sum, hits);
  }

  /**
   * Returns the expected calibration error: the mean gap between confidence and accuracy, weighted
   * by rows.
   */
  public double expectedCalibrationError() {
    double gap = 0;
    int all = 0;
    for (int bin = 0; bin < rows.length; bin++) {
      if (rows[bin] > 0) {
        gap += rows[bin] * Math.abs(confidence[bin] - accuracy[bin]);
        all += rows[bin];
      }
    }
    return gap / all;
  }
}
