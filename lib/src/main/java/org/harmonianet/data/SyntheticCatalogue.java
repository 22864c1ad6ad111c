package org.harmonianet.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.random.CorrelatedRandomVectorGenerator;
import org.apache.commons.math3.random.GaussianRandomGenerator;
import org.apache.commons.math3.random.MersenneTwister;
import org.harmonianet.HarmoniaNetException;

/**
 * A substitute for the dataset if it cannot be downloaded: generated from each genre's quantiles
 * and the correlation of the features, without any copied row.
 *
 * <p>Draws are from a Gaussian copula: correlated normal values become ranks, and a rank becomes a
 * feature's value by linear interpolation between that genre's quantiles. Values outside the 5th to
 * 95th percentile do not occur, and no track has several genres.
 */
final class SyntheticCatalogue {
  private static final int ROWS_PER_GENRE = 1000;
  private static final String HEADER =
      ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre";

  private SyntheticCatalogue() {}

  /**
   * A summary of the dataset's rows.
   *
   * @param ranks the quantiles' ranks, from .05 to .95
   * @param correlation the normal scores' correlation within genres, shape (11, 11)
   * @param quantiles for each genre its features' quantiles, shape (11, ranks)
   */
  record Statistics(double[] ranks, double[][] correlation, Map<String, List<double[]>> quantiles) {
    static Statistics load() {
      try (InputStream in = SyntheticCatalogue.class.getResourceAsStream("genre-statistics.json")) {
        return new ObjectMapper().readValue(in, Statistics.class);
      } catch (IOException e) {
        throw new HarmoniaNetException("the jar's genre-statistics.json cannot be read: " + e, e);
      }
    }
  }

  /** Writes a CSV file with the dataset's columns, 114 genres and 1,000 rows a genre. */
  static void write(Path file, int seed) throws IOException {
    Statistics statistics = Statistics.load();
    MersenneTwister random = new MersenneTwister(seed);
    CorrelatedRandomVectorGenerator scores =
        new CorrelatedRandomVectorGenerator(
            new Array2DRowRealMatrix(statistics.correlation),
            1e-9,
            new GaussianRandomGenerator(random));
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    int row = 0;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.println(HEADER);
      for (Map.Entry<String, List<double[]>> genre : statistics.quantiles.entrySet()) {
        for (int i = 0; i < ROWS_PER_GENRE; i++) {
          double[] z = scores.nextVector();
          double[] values = new double[z.length];
          for (int f = 0; f < z.length; f++) {
            values[f] =
                interpolate(
                    statistics.ranks,
                    genre.getValue().get(f),
                    .05 + .9 * normal.cumulativeProbability(z[f]));
          }
          out.println(line(row++, genre.getKey(), values, random));
        }
      }
      if (out.checkError()) {
        throw new IOException("the disk may be full");
      }
    }
  }

  private static double interpolate(double[] ranks, double[] quantiles, double rank) {
    int right = 1;
    while (right < ranks.length - 1 && ranks[right] < rank) {
      right++;
    }
    double share = (rank - ranks[right - 1]) / (ranks[right] - ranks[right - 1]);
    return quantiles[right - 1] + share * (quantiles[right] - quantiles[right - 1]);
  }

  private static String line(int row, String genre, double[] v, MersenneTwister random) {
    return String.format(
        Locale.ROOT,
        "%d,synthetic%06d,Synthetic Artist %d,Synthetic Album %d,Synthetic Track %d,%.0f,%.0f,%s,"
            + "%.3f,%.3f,%d,%.3f,%d,%.4f,%.6f,%.8f,%.4f,%.4f,%.3f,4,%s",
        row,
        row,
        row / 5,
        row / 5,
        row,
        v[0],
        v[1],
        random.nextInt(12) == 0 ? "True" : "False",
        v[2],
        v[3],
        random.nextInt(12),
        v[4],
        random.nextInt(2),
        v[5],
        v[6],
        v[7],
        v[8],
        v[9],
        v[10],
        genre);
  }
}
