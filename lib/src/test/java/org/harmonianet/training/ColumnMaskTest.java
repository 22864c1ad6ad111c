package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.harmonianet.RandomTracks;
import org.harmonianet.data.Features;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ColumnMaskTest {
  private static final int ROWS = 2000;
  private static final Table TRACKS = RandomTracks.table(ROWS);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final TrackEncoder encoder = TrackEncoder.fit(TRACKS, Features.OPTIONAL);

  @BeforeEach
  void setSeed() {
    Engine.getInstance().setRandomSeed(1);
  }

  @AfterEach
  void closeArrays() {
    manager.close();
  }

  private NDArray encode(Table tracks) {
    TrackInputs inputs = TrackInputs.of(tracks, encoder.features(), encoder.categories());
    return GenreTranslator.encode(manager, encoder, inputs);
  }

  private static float[][] rows(NDArray array) {
    float[] flat = array.toFloatArray();
    int width = flat.length / ROWS;
    float[][] rows = new float[ROWS][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width));
    return rows;
  }

  /** A bit for each column that is hidden. */
  private int hidden(float[] row) {
    int bits = 0;
    for (int column = 0; column < 3; column++) {
      bits |= (int) row[encoder.indicatorOf(Features.OPTIONAL.get(column))] << column;
    }
    return bits;
  }

  /** Whatever is hidden of a track: the encoder would make the same of a file without it. */
  @Test
  void hiddenColumnsAreEncodedAsMissingOnes() {
    List<float[][]> expected = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      Table without = TRACKS.copy();
      for (int column = 0; column < 3; column++) {
        if ((bits >> column & 1) == 1) {
          without.removeColumns(Features.OPTIONAL.get(column));
        }
      }
      expected.add(rows(encode(without)));
    }
    float[][] masked = rows(ColumnMask.of(manager, encoder, .5f).apply(encode(TRACKS)));
    int[] counts = new int[8];
    for (int row = 0; row < ROWS; row++) {
      int bits = hidden(masked[row]);
      assertArrayEquals(expected.get(bits)[row], masked[row], "row " + row);
      counts[bits]++;
    }
    assertEquals(ROWS * (.5 + .5 / 8), counts[0], 100, "tracks as they were");
    for (int bits = 1; bits < 8; bits++) {
      assertEquals(ROWS * .5 / 8, counts[bits], 50, "hidden " + bits);
    }
  }

  /** Neither mask changes what the other one hides; others and names go independently. */
  @Test
  void otherTracksAndNamesAreHiddenAllAtOnce() {
    var inContext = TrackInContextEncoder.fit(TRACKS, Features.OPTIONAL, 3);
    int start = encoder.width();
    float[][] contexts = new float[ROWS][inContext.contextWidth()];
    Arrays.stream(contexts).forEach(context -> Arrays.fill(context, 7));
    NDArray encoded =
        GenreTranslator.encode(manager, inContext, encoder.inputs(TRACKS).with(contexts));
    float[][] before = rows(encoded);
    NDArray columns = ColumnMask.of(manager, inContext, .5f).apply(encoded);
    float[][] masked = rows(ContextMask.of(manager, inContext, .4f).apply(columns));
    float[][] ownMasked = rows(columns);
    int[] counts = new int[4];
    int whole = 0;
    for (int row = 0; row < ROWS; row++) {
      boolean alone = masked[row][start] == 0;
      boolean nameless = masked[row][masked[row].length - 1] == 0;
      float[] expected = contexts[0].clone();
      int names = expected.length - 6; // of the others, then its own
      Arrays.fill(expected, 0, names, alone ? 0 : 7);
      Arrays.fill(expected, names, names + 3, alone || nameless ? 0 : 7);
      Arrays.fill(expected, names + 3, names + 6, nameless ? 0 : 7);
      assertArrayEquals(expected, Arrays.copyOfRange(masked[row], start, masked[row].length));
      float[] own = Arrays.copyOf(ownMasked[row], start);
      assertArrayEquals(own, Arrays.copyOf(masked[row], start), "row " + row);
      counts[(alone ? 1 : 0) + (nameless ? 2 : 0)]++;
      whole += Arrays.equals(before[row], ownMasked[row]) ? 1 : 0;
    }
    double[] shares = {.36, .24, .24, .16};
    for (int hidden = 0; hidden < 4; hidden++) {
      assertEquals(ROWS * shares[hidden], counts[hidden], 80, "hidden " + hidden);
    }
    assertEquals(ROWS * (.5 + .5 / 8), whole, 100, "tracks with all columns");
  }

  @Test
  void missingColumnStaysMissing() {
    Table without = TRACKS.copy();
    Features.OPTIONAL.forEach(without::removeColumns);
    NDArray encoded = encode(without);
    NDArray masked = ColumnMask.of(manager, encoder, 1).apply(encoded);
    assertArrayEquals(encoded.toFloatArray(), masked.toFloatArray());
  }

  @Test
  void eachCallHidesOthersAndTheSeedDecidesWhich() {
    ColumnMask mask = ColumnMask.of(manager, encoder, .5f);
    float[] first = mask.apply(encode(TRACKS)).toFloatArray();
    float[] second = mask.apply(encode(TRACKS)).toFloatArray();
    assertTrue(!Arrays.equals(first, second));
    setSeed();
    assertArrayEquals(first, mask.apply(encode(TRACKS)).toFloatArray());
  }

  @Test
  void withoutOptionalColumnsNothingIsHidden() {
    TrackEncoder plain = TrackEncoder.fit(TRACKS);
    NDArray encoded = GenreTranslator.encode(manager, plain, TrackInputs.of(TRACKS));
    assertSame(encoded, ColumnMask.of(manager, plain, 1).apply(encoded));
  }
}
