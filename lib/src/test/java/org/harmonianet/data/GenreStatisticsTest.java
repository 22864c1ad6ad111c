package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.Table;

/** The jar's genre-statistics.json, and how it is made. */
@Execution(ExecutionMode.CONCURRENT)
class GenreStatisticsTest {
  private static final double[] RANKS = {.05, .25, .5, .75, .95};
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * The statistics in the jar are those of the real dataset. With {@code
   * -Dharmonianet.statistics=FILE} this writes them to a file instead.
   */
  @Test
  void statisticsAreTheDatasets() throws Exception {
    Path real = Path.of("../data/dataset.csv");
    assumeTrue(Files.exists(real), "there is no real dataset to compare with");
    SyntheticCatalogue.Statistics measured = measure(TrackReader.read(real));
    String target = System.getProperty("harmonianet.statistics");
    if (target != null) {
      new ObjectMapper().writeValue(Path.of(target).toFile(), measured);
      return;
    }
    SyntheticCatalogue.Statistics inJar = SyntheticCatalogue.Statistics.load();
    assertArrayEquals(measured.ranks(), inJar.ranks());
    assertArrayEquals(measured.correlation(), inJar.correlation());
    assertEquals(measured.quantiles().keySet(), inJar.quantiles().keySet());
    measured
        .quantiles()
        .forEach(
            (genre, expected) ->
                assertArrayEquals(
                    expected.toArray(), inJar.quantiles().get(genre).toArray(), genre));
  }

  private static SyntheticCatalogue.Statistics measure(Table tracks) {
    int features = Features.NAMES.size();
    double[][] scores = new double[tracks.rowCount()][];
    Map<String, List<double[]>> quantiles = new TreeMap<>();
    int end = 0;
    for (String genre : tracks.stringColumn("track_genre").asSet()) {
      double[][] rows =
          Features.matrix(tracks.where(tracks.stringColumn("track_genre").isEqualTo(genre)));
      double[][] z = new double[rows.length][features];
      double[][] q = new double[features][];
      for (int f = 0; f < features; f++) {
        double[] values = column(rows, f);
        q[f] =
            Arrays.stream(RANKS).map(r -> rounded(StatUtils.percentile(values, 100 * r))).toArray();
        double[] ranks = new NaturalRanking().rank(values);
        for (int row = 0; row < rows.length; row++) {
          z[row][f] = NORMAL.inverseCumulativeProbability(ranks[row] / (rows.length + 1));
        }
      }
      quantiles.put(genre, List.of(q));
      for (double[] row : z) {
        scores[end++] = row;
      }
    }
    double[][] correlation =
        Arrays.stream(new PearsonsCorrelation(scores).getCorrelationMatrix().getData())
            .map(row -> Arrays.stream(row).map(GenreStatisticsTest::rounded).toArray())
            .toArray(double[][]::new);
    return new SyntheticCatalogue.Statistics(RANKS, correlation, quantiles);
  }

  private static double[] column(double[][] rows, int f) {
    return Arrays.stream(rows).mapToDouble(row -> row[f]).toArray();
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
