package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.Table;

@Execution(ExecutionMode.CONCURRENT)
class SyntheticCatalogueTest {
  @TempDir Path folder;
  private final Table tracks = SyntheticTracks.TABLE;

  @Test
  void hasTheDatasetsShape() {
    assertEquals(114_000, tracks.rowCount());
    assertEquals(114, tracks.stringColumn("track_genre").countUnique());
    assertEquals(114_000, tracks.stringColumn("track_id").countUnique());
    double[][] matrix = Features.matrix(tracks);
    assertTrue(Arrays.stream(matrix).allMatch(row -> row[0] >= 0 && row[0] <= 100 && row[2] <= 1));
  }

  @Test
  void genresKeepTheirMedians() {
    Map<String, List<double[]>> quantiles = SyntheticCatalogue.Statistics.load().quantiles();
    for (String genre : List.of("ambient", "black-metal")) {
      double[][] rows =
          Features.matrix(tracks.where(tracks.stringColumn("track_genre").isEqualTo(genre)));
      for (int f : new int[] {3, 6, 9}) {
        double[] column = column(rows, f);
        double[] expected = quantiles.get(genre).get(f);
        assertEquals(
            expected[2], StatUtils.percentile(column, 50), .1 * (expected[4] - expected[0]));
      }
    }
  }

  /** Of ranks, which the normal scores' correlation r gives as 6 / π · asin(r / 2). */
  @Test
  void featuresKeepTheirCorrelation() {
    double[][] expected = SyntheticCatalogue.Statistics.load().correlation();
    double[][] rows =
        Features.matrix(tracks.where(tracks.stringColumn("track_genre").isEqualTo("ambient")));
    int energy = Features.NAMES.indexOf("energy");
    for (String other : List.of("loudness", "acousticness", "tempo")) {
      int f = Features.NAMES.indexOf(other);
      double ranks = new SpearmansCorrelation().correlation(column(rows, energy), column(rows, f));
      assertEquals(6 / Math.PI * Math.asin(expected[energy][f] / 2), ranks, .1, other);
    }
  }

  @Test
  void seedDecides() throws Exception {
    Path again = folder.resolve("again.csv");
    SyntheticCatalogue.write(again, 42);
    assertEquals(-1, Files.mismatch(SyntheticTracks.FILE, again));
    SyntheticCatalogue.write(again, 43);
    assertNotEquals(-1, Files.mismatch(SyntheticTracks.FILE, again));
  }

  private static double[] column(double[][] rows, int f) {
    return Arrays.stream(rows).mapToDouble(row -> row[f]).toArray();
  }
}
