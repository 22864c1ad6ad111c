package org.harmonianet.preprocessing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the names of a track say about its genre: a number for each genre, which is positive if the
 * album and the title speak for it, and negative if they speak against it.
 *
 * <p>Use it for a network that takes names beside other inputs: a few dense numbers replace the
 * several ten thousand sparse ones of a {@link NameEncoder}. Artists' names do not enter. {@link
 * CrossFittedNames} fits it, and gives the training tracks theirs, which must not contain their own
 * genres.
 *
 * <pre>{@code
 * NameRatios names = CrossFittedNames.fit(tracks, train, artists, genresOf, 114).ratios();
 * float[] speaksFor = names.of(track);   // shape (genres), 0 without names
 * }</pre>
 *
 * <p>Formula: Σ w_t ln(P(g | t) / P(g)) over the tokens t of the names, as naive Bayes adds up
 * their evidence: Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008),
 * section 13.2. P(g | t) = (c_gt + 2 P(g)) / (c_t + 2), with c_t tracks that have the token, c_gt
 * of them of genre g: the m-estimate, Mitchell, "Machine Learning" (1997), section 6.9.1. The
 * weights w are inverse document frequencies, divided by their Euclidean norm. Wang and Manning
 * (2012) use such log-ratios as inputs of other classifiers.
 */
public final class NameRatios {
  /** Draws the numbers to about 1, as networks want their inputs. */
  private static final float SCALE = 1 / 4f;

  /** The log-ratios are kept in steps of 1/12 as 8-bit numbers, so that a cache can hold them. */
  private static final float STEPS = 12;

  private final int genres;
  private final float[] idf;
  private final byte[] ratios;

  private NameRatios(float[] idf, byte[] ratios) {
    this.genres = ratios.length / idf.length;
    this.idf = idf;
    this.ratios = ratios;
  }

  /**
   * Makes them from numbers of {@link NameCounts}.
   *
   * @param idf the weight of each token, shape (tokens)
   * @param ratios log-ratios, shape (tokens, genres) in one array
   */
  static NameRatios of(float[] idf, float[] ratios) {
    byte[] steps = new byte[ratios.length];
    for (int i = 0; i < steps.length; i++) {
      int rounded = Math.round(STEPS * ratios[i]);
      steps[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, rounded));
    }
    return new NameRatios(idf, steps);
  }

  /** Reads what {@link #write} has written. */
  static NameRatios read(DataInputStream in, int genres) throws IOException {
    float[] idf = new float[NameTokens.BUCKETS];
    for (int token = 0; token < idf.length; token++) {
      idf[token] = in.readFloat();
    }
    byte[] ratios = new byte[NameTokens.BUCKETS * genres];
    in.readFully(ratios);
    return new NameRatios(idf, ratios);
  }

  /** Writes all numbers. */
  void write(DataOutputStream out) throws IOException {
    for (float weight : idf) {
      out.writeFloat(weight);
    }
    out.write(ratios);
  }

  /** Returns the number of genres. */
  public int genres() {
    return genres;
  }

  /**
   * Computes what the names of a track say.
   *
   * @return shape (genres), 0 if the track has neither album nor title
   */
  public float[] of(CatalogueTrack track) {
    return of(NameTokens.of(track.album(), track.title()));
  }

  /** Computes what tokens say. */
  float[] of(int[] tokens) {
    double squares = 0;
    for (int token : tokens) {
      squares += idf[token] * idf[token];
    }
    float norm = (float) Math.sqrt(squares);
    float[] found = new float[genres];
    for (int token : tokens) {
      float weight = SCALE / STEPS * idf[token] / norm;
      int start = token * genres;
      for (int genre = 0; genre < genres; genre++) {
        found[genre] += weight * ratios[start + genre];
      }
    }
    return found;
  }
}
