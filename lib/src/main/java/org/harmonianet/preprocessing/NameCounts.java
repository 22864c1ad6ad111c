package org.harmonianet.preprocessing;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many training tracks of each genre have each token in their names: what {@link NameRatios}
 * are computed from. A track of several genres counts for each of them in part.
 */
final class NameCounts {
  /** The weight of the prior, in tracks. */
  private static final double PRIOR = 2;

  private final int genres;
  private final float[] counts;
  private final double[] tracks;

  NameCounts(int genres) {
    this.genres = genres;
    counts = new float[NameTokens.BUCKETS * genres];
    tracks = new double[genres];
  }

  /** Adds a training track. */
  void add(int[] tokens, Set<Integer> itsGenres) {
    float share = 1f / itsGenres.size();
    for (int genre : itsGenres) {
      tracks[genre] += share;
      for (int token : tokens) {
        counts[token * genres + genre] += share;
      }
    }
  }

  /** Adds all that others have counted. */
  void add(NameCounts others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others.counts[i];
    }
    for (int genre = 0; genre < genres; genre++) {
      tracks[genre] += others.tracks[genre];
    }
  }

  /** Computes the log-ratios, shape (tokens, genres) in one array; see {@link NameRatios}. */
  float[] ratios() {
    double all = 0;
    for (double some : tracks) {
      all += some;
    }
    double[] priors = new double[genres];
    for (int genre = 0; genre < genres; genre++) {
      priors[genre] = (tracks[genre] + 1) / (all + genres); // above 0 without tracks, too
    }
    float[] ratios = new float[counts.length];
    IntStream.range(0, NameTokens.BUCKETS).parallel().forEach(t -> ratios(t, priors, ratios));
    return ratios;
  }

  private void ratios(int token, double[] priors, float[] ratios) {
    double with = tracks(token);
    for (int genre = 0; genre < genres; genre++) {
      int place = token * genres + genre;
      double smoothed = counts[place] + PRIOR * priors[genre];
      ratios[place] = (float) Math.log(smoothed / (with + PRIOR) / priors[genre]);
    }
  }

  /** Computes the inverse document frequency of each token, as {@link TfidfVectorizer} does. */
  float[] idf() {
    double all = 1;
    for (double some : tracks) {
      all += some;
    }
    float[] idf = new float[NameTokens.BUCKETS];
    for (int token = 0; token < idf.length; token++) {
      idf[token] = (float) (1 + Math.log(all / (1 + tracks(token))));
    }
    return idf;
  }

  private double tracks(int token) {
    double sum = 0;
    for (int genre = 0; genre < genres; genre++) {
      sum += counts[token * genres + genre];
    }
    return sum;
  }
}
