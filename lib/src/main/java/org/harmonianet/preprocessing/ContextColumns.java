package org.harmonianet.preprocessing;

import java.util.List;

/** Computes the columns of a {@link ContextEncoder} for single tracks, as 32-bit numbers. */
final class ContextColumns {
  private final double[] mean;
  private final double[] scale;
  private final double[] offset;
  private final int[] places;
  private final int popularity;
  private final int explicit;
  private final int mode;
  private final List<String> columns;

  /**
   * @param encoder decides the order of a track's features and categories
   */
  ContextColumns(TrackInContextEncoder encoder) {
    List<String> features = encoder.own().features();
    List<String> scaled = encoder.context().scaler().features();
    mean = encoder.context().scaler().mean();
    scale = encoder.context().scaler().scale();
    columns = encoder.context().columns();
    places = scaled.stream().mapToInt(features::indexOf).toArray();
    offset =
        scaled.stream()
            .mapToDouble(name -> ContextEncoder.LOGARITHMS.getOrDefault(name, Double.NaN))
            .toArray();
    popularity = features.indexOf("popularity");
    explicit = encoder.own().categories().indexOf("explicit");
    mode = encoder.own().categories().indexOf("mode");
  }

  /** Returns the columns of a track; a missing value is 0. */
  float[] of(double[] features, int[] categories) {
    float[] z = new float[columns.size()];
    for (int f = 0; f < places.length; f++) {
      double x = features[places[f]];
      double feature = Double.isNaN(offset[f]) ? x : Math.log(x + offset[f]);
      z[f] = Double.isNaN(feature) ? 0 : (float) ((feature - mean[f]) / scale[f]);
    }
    for (int c = places.length; c < z.length; c++) {
      z[c] = flag(columns.get(c), features, categories) ? 1 : 0;
    }
    return z;
  }

  private boolean flag(String column, double[] features, int[] categories) {
    return switch (column) {
      case ContextEncoder.UNPLAYED -> features[popularity] == 0;
      case "explicit" -> categories[explicit] == 1;
      default -> categories[mode] == 0; // minor
    };
  }
}
