package org.harmonianet.preprocessing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;

/**
 * A fitted conversion of tracks into the inputs of a network.
 *
 * <p>A saved model keeps the one that it was trained with, so that new tracks are converted alike.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StandardScaler.class, name = "standard_scaler"),
  @JsonSubTypes.Type(value = TrackEncoder.class, name = "track_encoder"),
  @JsonSubTypes.Type(value = TrackInContextEncoder.class, name = "track_in_context_encoder")
})
public sealed interface TrackTransformer
    permits StandardScaler, TrackEncoder, TrackInContextEncoder {
  /**
   * Converts tracks.
   *
   * @return shape (tracks, {@link #width()})
   */
  double[][] transform(TrackInputs tracks);

  /**
   * Converts one track into an array, from a place on. It computes what {@link #transform} does, as
   * 32-bit numbers, and makes no other objects: use it for many tracks.
   *
   * @param features shape (features)
   * @param categories shape (categories)
   * @param target receives {@link #width()} numbers
   * @param start the place of the first of them
   */
  void encode(double[] features, int[] categories, float[] target, int start);

  /**
   * Converts one track with its context, as {@link #encode(double[], int[], float[], int)} does.
   *
   * @param context what a {@link TrackCatalogue} gives for it; null if there is none, or if this
   *     takes none
   */
  default void encode(
      double[] features, int[] categories, float[] context, float[] target, int start) {
    encode(features, categories, target, start);
  }

  /** Returns the number of inputs that a track becomes. */
  int width();

  /** Widens 32-bit numbers. */
  static double[] doubles(float[] numbers) {
    double[] wide = new double[numbers.length];
    Arrays.setAll(wide, i -> numbers[i]);
    return wide;
  }
}
