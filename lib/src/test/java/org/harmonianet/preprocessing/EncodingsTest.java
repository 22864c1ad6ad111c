package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The encodings against scikit-learn and NumPy, and by hand. */
class EncodingsTest {
  private static JsonNode golden;
  private static double[][] rows;
  private static double[][] newRows;

  @BeforeAll
  static void readGolden() throws Exception {
    try (InputStream in = EncodingsTest.class.getResourceAsStream("/golden/encodings.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    rows = matrix("rows");
    newRows = matrix("new_rows");
  }

  private static double[][] matrix(String name) throws Exception {
    return new ObjectMapper().treeToValue(golden.get(name), double[][].class);
  }

  private static void assertMatrix(double[][] expected, double[][] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], actual[row], tolerance, "row " + row);
    }
  }

  @Test
  void edgesAreDistinctQuantiles() throws Exception {
    assertMatrix(matrix("edges_4"), PiecewiseLinearEncoding.fit(rows, 4).edges(), 1e-12);
  }

  @Test
  void binsFillOneAfterTheOther() {
    var encoding = new PiecewiseLinearEncoding(new double[][] {{0, 1, 3}, {5}, {10, 20}});
    double[][] values = {{-9, 5, 12.5}, {0, 9, 10}, {.25, 5, 0}, {2, 5, 20}, {9, 5, 99}};
    double[][] expected = {{0, 0, .25}, {0, 0, 0}, {.25, 0, 0}, {1, .5, 1}, {1, 1, 1}};
    assertMatrix(expected, encoding.transform(values), 1e-15);
    double[][] centred = {{-1, -1, -.5}, {-1, -1, -1}, {-.5, -1, -1}, {1, 0, 1}, {1, 1, 1}};
    assertMatrix(centred, encoding.centred(values), 1e-15);
    assertEquals(3, encoding.width());
  }

  @Test
  void quantileNormalIsScikitLearns() throws Exception {
    QuantileNormal normal = QuantileNormal.fit(rows, 20);
    assertMatrix(matrix("quantile_normal_20_of_rows"), normal.transform(rows), 1e-6);
    assertMatrix(matrix("quantile_normal_20"), normal.transform(newRows), 1e-6);
  }

  @Test
  void runOfEqualQuantilesCountsInItsMiddle() {
    QuantileNormal normal = new QuantileNormal(new double[][] {{0, 1, 1, 1, 2}});
    assertEquals(0, normal.transform(new double[][] {{1}})[0][0], 1e-12);
  }

  @Test
  void unknownCategoryHasNoInput() {
    OneHot oneHot = OneHot.fit(new int[][] {{1, 4}, {0, 3}, {1, 5}});
    double[][] expected = {{0, 1, 0, 1, 0}, {0, 0, 1, 0, 0}};
    assertMatrix(expected, oneHot.transform(new int[][] {{1, 4}, {2, 3}}), 0);
    assertEquals(5, oneHot.width());
  }

  @Test
  void trackIsBinsNormalAndCategories() {
    int[] train = IntStream.range(0, 40).filter(row -> row % 4 != 3).toArray();
    Table tracks = Table.create("tracks");
    for (int f = 0; f < 11; f++) {
      int shift = f; // no two features are alike
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[0] + shift).toArray();
      tracks.addColumns(DoubleColumn.create(Features.NAMES.get(f), values));
    }
    tracks.addColumns(BooleanColumn.create("explicit", new boolean[40]));
    for (String category : List.of("key", "mode", "time_signature")) {
      tracks.addColumns(
          IntColumn.create(category, IntStream.range(0, 40).map(row -> row % 2).toArray()));
    }
    TrackEncoding encoding = TrackEncoding.fit(tracks.rows(train));
    double[] encoded = encoding.transform(tracks.rows(3))[0];
    assertEquals(encoding.width(), encoded.length);
    double[][] row = {Features.matrix(tracks)[3]};
    int width = encoding.bins().width();
    double[] bins = Arrays.stream(encoding.bins().transform(row)[0]).map(e -> 2 * e - 1).toArray();
    assertArrayEquals(bins, Arrays.copyOf(encoded, width), 1e-15);
    assertArrayEquals(
        encoding.normal().transform(row)[0], Arrays.copyOfRange(encoded, width, width + 11));
    double[] categories = Arrays.copyOfRange(encoded, width + 11, encoded.length);
    assertArrayEquals(new double[] {1, 0, 1, 0, 1, 0, 1}, categories);
  }
}
