package org.harmonianet.preprocessing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Encodes tracks together with what their artists' and albums' other tracks sound like.
 *
 * <p>A track becomes the inputs of a {@link TrackEncoder}, and those of a {@link ContextEncoder}
 * twice: for the other tracks of its artists, and for those of its album. The former have a profile
 * as well: the mean of their coarse {@link PiecewiseLinearEncoding} and of their categories, which
 * says how their features are distributed. Last come {@link NameRatios}: the mean of those of the
 * artists' other tracks, drawn towards 0 in the same way, and those of the track itself. A {@link
 * TrackCatalogue} computes all but the track's own inputs. Without it, they are 0, as for a track
 * without names and other tracks, so that the same network judges a track alone.
 *
 * <pre>{@code
 * var encoder = TrackInContextEncoder.fit(tracks.rows(train), Features.OPTIONAL, 114);
 * var catalogue = TrackCatalogue.of(encoder, names, tracks);
 * TrackInputs alone = encoder.inputs(tracks);
 * TrackInputs inContext = alone.with(catalogue.describe(tracks));
 * }</pre>
 *
 * @param own encodes the track itself
 * @param context encodes the other tracks
 * @param profile encodes the features of one other track, with few bins
 * @param genres the number of genres that names speak for; 0 if names are no inputs
 */
public record TrackInContextEncoder(
    TrackEncoder own, ContextEncoder context, PiecewiseLinearEncoding profile, int genres)
    implements TrackTransformer {
  private static final int BINS = 10;

  /** Fits an encoder that takes no names: see {@link #fit(Table, List, int)}. */
  public static TrackInContextEncoder fit(Table tracks, List<String> optional) {
    return fit(tracks, optional, 0);
  }

  /**
   * Fits to the training tracks.
   *
   * @param tracks a table of the catalogue, at least two rows; the columns that it has are encoded
   * @param optional columns that new tracks may lack; see {@link TrackEncoder#fit}
   * @param genres the number of genres that names speak for; 0 if names are no inputs
   */
  public static TrackInContextEncoder fit(Table tracks, List<String> optional, int genres) {
    return new TrackInContextEncoder(
        TrackEncoder.fit(tracks, optional),
        ContextEncoder.fit(tracks),
        PiecewiseLinearEncoding.fit(TrackInputs.of(tracks).features(), BINS),
        genres);
  }

  /** Takes the encoder's columns from a table of tracks, without their context. */
  public TrackInputs inputs(Table tracks) {
    return own.inputs(tracks);
  }

  /** Returns the number of inputs that a catalogue gives: the other tracks', and the names'. */
  public int contextWidth() {
    return 2 * context.width() + profileWidth() + 2 * genres;
  }

  /** Returns the number of inputs of the artists' profile. */
  int profileWidth() {
    return profile.width() + own.oneHot().width();
  }

  /** Returns the places of the inputs that the other tracks become, with their names. */
  @JsonIgnore
  public int[] inputsOfContext() {
    return IntStream.range(own.width(), width() - genres).toArray();
  }

  /** Returns the places of the inputs that names become: the other tracks', then the track's. */
  @JsonIgnore
  public int[] inputsOfNames() {
    return IntStream.range(width() - 2 * genres, width()).toArray();
  }

  @Override
  public int width() {
    return own.width() + contextWidth();
  }

  @Override
  public double[][] transform(TrackInputs tracks) {
    double[][] encoded = new double[tracks.features().length][];
    float[] row = new float[width()];
    for (int i = 0; i < encoded.length; i++) {
      encode(tracks.features()[i], tracks.categories()[i], tracks.context(i), row, 0);
      encoded[i] = TrackTransformer.doubles(row);
    }
    return encoded;
  }

  /** Encodes one track without its context. */
  @Override
  public void encode(double[] features, int[] categories, float[] target, int start) {
    encode(features, categories, null, target, start);
  }

  @Override
  public void encode(
      double[] features, int[] categories, float[] others, float[] target, int start) {
    own.encode(features, categories, target, start);
    int next = start + own.width();
    if (others == null) {
      Arrays.fill(target, next, next + contextWidth(), 0);
    } else {
      System.arraycopy(others, 0, target, next, others.length);
    }
  }
}
