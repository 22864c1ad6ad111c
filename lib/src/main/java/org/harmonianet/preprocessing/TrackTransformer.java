package org.harmonianet.preprocessing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A fitted conversion of tracks into the inputs of a network.
 *
 * <p>A saved model keeps the one that it was trained with, so that new tracks are converted alike.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StandardScaler.class, name = "standard_scaler"),
  @JsonSubTypes.Type(value = TrackEncoder.class, name = "track_encoder")
})
public sealed interface TrackTransformer permits StandardScaler, TrackEncoder {
  /**
   * Converts tracks.
   *
   * @return shape (tracks, {@link #width()})
   */
  double[][] transform(TrackInputs tracks);

  /** Returns the number of inputs that a track becomes. */
  int width();
}
