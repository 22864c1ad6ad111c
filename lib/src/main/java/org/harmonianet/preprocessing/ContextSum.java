package org.harmonianet.preprocessing;

import java.util.Arrays;

/**
 * Adds up the other tracks of one track, and describes them: see {@link ContextEncoder}. For an
 * artist's tracks, but not for an album's, a profile and the names count, too.
 */
final class ContextSum {
  private final TrackInContextEncoder encoder;
  private final ContextColumns columns;
  private final double[] sums;
  private final double[] squares;
  private final float[] one;
  private final double[] profile;
  private final int[] names;
  private final boolean profiled;
  private int m;

  ContextSum(TrackInContextEncoder encoder, ContextColumns columns, boolean profiled) {
    this.encoder = encoder;
    this.columns = columns;
    this.profiled = profiled;
    names = new int[encoder.genres()];
    sums = new double[encoder.context().columns().size()];
    squares = new double[sums.length];
    one = new float[encoder.profileWidth()];
    profile = new double[one.length];
  }

  /** Adds another track. */
  void add(ContextValues values, int row) {
    m++;
    double[] features = values.features(row);
    int[] categories = values.categories(row);
    float[] z = columns.of(features, categories);
    for (int i = 0; i < z.length; i++) {
      double value = z[i];
      sums[i] += value;
      squares[i] += value * value;
    }
    if (profiled) {
      int next = encoder.profile().centred(features, one, 0);
      encoder.own().oneHot().encode(categories, one, next);
      for (int i = 0; i < one.length; i++) {
        profile[i] += one[i];
      }
      values.addNames(row, names);
    }
  }

  /** Writes the inputs of the tracks that were added; if there is none, they stay as they are. */
  void describe(float[] inputs, int start) {
    if (m == 0) {
      return;
    }
    double[] described = new double[encoder.context().width()];
    ContextEncoder.describe(mean(sums), mean(squares), m, described);
    for (int i = 0; i < described.length; i++) {
      inputs[start + i] = (float) described[i];
    }
    if (profiled) {
      int next = start + described.length;
      for (int i = 0; i < profile.length; i++) {
        inputs[next + i] = (float) (profile[i] / (m + 1));
      }
      for (int genre = 0; genre < names.length; genre++) {
        inputs[next + profile.length + genre] = ContextValues.ratio(names[genre]) / (m + 1);
      }
    }
  }

  private double[] mean(double[] sum) {
    return Arrays.stream(sum).map(x -> x / m).toArray();
  }
}
