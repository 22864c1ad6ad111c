package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class TrackEncoderTest {
  @Test
  void trackIsBinsNormalAndCategories() throws Exception {
    double[][] rows = matrix("rows");
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
    TrackEncoder encoding = TrackEncoder.fit(tracks.rows(train));
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
