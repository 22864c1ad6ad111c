package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.RandomTracks;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class DerivedColumnsTest {
  private static Table derived(double[] tempos, double[] durations) {
    return DerivedColumns.add(
        Table.create(
            "tracks",
            DoubleColumn.create("tempo", tempos),
            DoubleColumn.create("duration_ms", durations)));
  }

  @Test
  void tempoOffsetIsTheDistanceFromAWholeNumber() {
    double[] tempos = {120, 119.98, 87.5, 140.3, 0, Double.NaN};
    Table table = derived(tempos, new double[6]);
    double[] offsets = table.doubleColumn(Features.TEMPO_OFFSET).asDoubleArray();
    double[] expected = {0, .02, .5, .3, Double.NaN, Double.NaN};
    for (int row = 0; row < 6; row++) {
      assertEquals(expected[row], offsets[row], 1e-9, "tempo " + tempos[row]);
    }
  }

  @Test
  void bothColumnsAreNeeded() {
    Table tempos = Table.create("tracks", DoubleColumn.create("tempo", 120));
    assertThrows(IllegalArgumentException.class, () -> DerivedColumns.add(tempos));
  }

  /** The definition: a duration is the whole milliseconds of a number of frames, 75 a second. */
  @Test
  void durationsOfWholeFramesAreFound() {
    List<Integer> ends = IntStream.range(0, 300).mapToObj(n -> 1000 * n / 75).toList();
    double[] durations = IntStream.range(0, 4000).asDoubleStream().toArray();
    BooleanColumn whole =
        derived(new double[4000], durations).booleanColumn(Features.WHOLE_CD_FRAMES);
    for (int ms = 0; ms < 4000; ms++) {
      assertEquals(ends.contains(ms), whole.get(ms), ms + " ms");
    }
    assertEquals(.075, whole.countTrue() / 4000.0);
    Table known = derived(new double[3], new double[] {230_666, 230_667, Double.NaN});
    assertTrue(known.booleanColumn(Features.WHOLE_CD_FRAMES).get(0));
    assertFalse(known.booleanColumn(Features.WHOLE_CD_FRAMES).get(1));
    assertTrue(known.booleanColumn(Features.WHOLE_CD_FRAMES).isMissing(2));
  }

  /** Encoders take the columns if the table has them, and the table itself stays as it was. */
  @Test
  void encodersTakeTheColumns() {
    Table tracks = RandomTracks.table(60);
    Table derived = DerivedColumns.add(tracks);
    assertEquals(tracks.columnCount() + 2, derived.columnCount());
    Table stale = derived.copy();
    stale.doubleColumn(Features.TEMPO_OFFSET).set(0, .75);
    assertEquals(derived.columnNames(), DerivedColumns.add(stale).columnNames());
    assertEquals(
        derived.doubleColumn(Features.TEMPO_OFFSET).get(0),
        DerivedColumns.add(stale).doubleColumn(Features.TEMPO_OFFSET).get(0));
    assertFalse(tracks.containsColumn(Features.TEMPO_OFFSET));
    TrackEncoder without = TrackEncoder.fit(tracks);
    TrackEncoder with = TrackEncoder.fit(derived);
    assertFalse(without.features().contains(Features.TEMPO_OFFSET));
    assertEquals(Features.TEMPO_OFFSET, with.features().get(with.features().size() - 1));
    assertTrue(with.categories().contains(Features.WHOLE_CD_FRAMES));
    int[] changed = changedInputs(with, derived);
    assertTrue(Arrays.equals(with.inputsOf(Features.TEMPO_OFFSET), changed));
    List<String> context = ContextEncoder.fit(derived).columns();
    assertTrue(context.containsAll(List.of(Features.TEMPO_OFFSET, Features.WHOLE_CD_FRAMES)));
  }

  private static int[] changedInputs(TrackEncoder encoder, Table tracks) {
    Table other = tracks.copy();
    DoubleColumn offsets = other.doubleColumn(Features.TEMPO_OFFSET);
    offsets.set(0, 0);
    double[] low = encoder.transform(other)[0];
    offsets.set(0, .5);
    double[] high = encoder.transform(other)[0];
    return IntStream.range(0, low.length).filter(i -> low[i] != high[i]).toArray();
  }
}
