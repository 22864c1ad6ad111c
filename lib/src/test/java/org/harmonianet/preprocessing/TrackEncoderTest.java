package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.RandomTracks;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class TrackEncoderTest {
  /** The network computes with 32-bit numbers. */
  private static double[] floats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

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
    assertArrayEquals(floats(bins), Arrays.copyOf(encoded, width));
    assertArrayEquals(
        floats(encoding.normal().transform(row)[0]),
        Arrays.copyOfRange(encoded, width, width + 11));
    double[] categories = Arrays.copyOfRange(encoded, width + 11, encoded.length);
    assertArrayEquals(new double[] {1, 0, 1, 0, 1, 0, 1}, categories);
  }

  /** One call a track writes what a call for all tracks returns, and nothing around it. */
  @Test
  void trackIsEncodedAtItsPlace() {
    Table tracks = RandomTracks.table(70);
    TrackEncoder encoder = TrackEncoder.fit(tracks.first(50), Features.OPTIONAL);
    TrackInputs inputs = TrackInputs.of(tracks);
    double[][] expected = encoder.transform(inputs);
    for (int row = 0; row < 70; row++) {
      float[] target = new float[encoder.width() + 5];
      Arrays.fill(target, 7);
      encoder.encode(inputs.features()[row], inputs.categories()[row], target, 3);
      double[] widened =
          IntStream.range(3, 3 + encoder.width()).mapToDouble(i -> target[i]).toArray();
      assertArrayEquals(expected[row], widened);
      assertEquals(
          35,
          target[0]
              + target[1]
              + target[2]
              + target[target.length - 1]
              + target[target.length - 2]);
    }
  }

  /** The inputs of an optional column, found by what changes if its value goes missing. */
  @Test
  void missingValueIsZerosAndAnIndicator() {
    Table tracks = RandomTracks.table(50);
    TrackEncoder encoder = TrackEncoder.fit(tracks, Features.OPTIONAL);
    assertEquals(Features.OPTIONAL, encoder.optional());
    assertEquals(TrackEncoder.fit(tracks).width() + 3, encoder.width());
    double[][] whole = encoder.transform(tracks);
    for (int i = 0; i < 3; i++) {
      Table without = tracks.copy().removeColumns(Features.OPTIONAL.get(i));
      double[][] encoded = encoder.transform(without);
      int indicator = encoder.width() - 3 + i;
      for (int row = 0; row < 50; row++) {
        double[] expected = whole[row].clone();
        for (int input : encoder.inputsOf(Features.OPTIONAL.get(i))) {
          expected[input] = 0;
        }
        expected[indicator] = 1;
        assertArrayEquals(expected, encoded[row]);
      }
    }
  }

  @Test
  void isFittedToTheColumnsThatAreThere() {
    Table tracks = RandomTracks.table(50).removeColumns("popularity", "time_signature");
    TrackEncoder encoder = TrackEncoder.fit(tracks, Features.OPTIONAL);
    assertEquals(Features.NAMES.subList(1, 11), encoder.features());
    assertEquals(List.of("explicit", "key", "mode"), encoder.categories());
    assertEquals(List.of("explicit"), encoder.optional());
    assertArrayEquals(encoder.transform(tracks), encoder.transform(RandomTracks.table(50)));
  }

  /** Whatever a new track has there, the network could learn nothing from it. */
  @Test
  void constantFeatureSaysNothing() {
    for (double value : new double[] {0, Double.NaN}) {
      Table tracks = RandomTracks.table(50);
      tracks.doubleColumn("popularity").set(row -> true, value);
      TrackEncoder encoder = TrackEncoder.fit(tracks);
      assertArrayEquals(encoder.transform(tracks), encoder.transform(RandomTracks.table(50)));
    }
  }

  @Test
  void isFittedToTheValuesThatAreThere() {
    Table tracks = RandomTracks.table(50);
    Table more = tracks.copy().append(tracks.emptyCopy(1)); // a row of missing values
    TrackEncoder encoder = TrackEncoder.fit(more, Features.OPTIONAL);
    TrackEncoder expected = TrackEncoder.fit(tracks, Features.OPTIONAL);
    assertArrayEquals(expected.bins().edges(), encoder.bins().edges());
    assertArrayEquals(expected.oneHot().categories(), encoder.oneHot().categories());
    double[] missing = new double[encoder.width()];
    Arrays.fill(missing, encoder.width() - 3, encoder.width(), 1);
    assertArrayEquals(missing, encoder.transform(more)[50]);
  }
}
