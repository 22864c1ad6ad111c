package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ContextEncoderTest {
  private static final Table TRACKS =
      NamedTracks.of(
          "a | X | First  | One   | .1 | rock",
          "b | X | First  | Two   | .2 | rock",
          "c | X | Second | Three | .3 | rock",
          "d | X | Second | Four  | .6 | folk",
          "e | Y | Third  | Five  | .8 | folk");

  private static double[][] context(ContextEncoder encoder, Table catalogue) {
    return encoder.transform(OtherTracks.ofArtists(TRACKS, catalogue), catalogue);
  }

  private static ContextEncoder encoder() {
    return ContextEncoder.fit(TRACKS);
  }

  /** By hand, of the energy alone: mean .4 and population variance .056 over all five tracks. */
  @Test
  void describesTheOthers() {
    Table energy =
        TRACKS.copy().retainColumns("track_id", "artists", "track_name", "energy", "mode");
    energy.replaceColumn(IntColumn.create("mode", 0, 0, 1, 1, 1));
    ContextEncoder encoder = ContextEncoder.fit(energy);
    assertEquals(List.of("energy", "mode"), encoder.columns());
    double deviation = Math.sqrt((.09 + .04 + .01 + .04 + .16) / 5);
    double[][] inputs =
        encoder.transform(new OtherTracks(new int[][] {{1, 2, 3}, {0}, {}}), energy);
    double mean = (.2 + .3 + .6) / 3;
    double variance = (.04 + .09 + .36) / 3 - mean * mean;
    double[][] expected = {
      {
        (mean - .4) / deviation * 3 / 4,
        1 / 3.0 * 3 / 4,
        Math.sqrt(variance) / deviation,
        Math.sqrt(2 / 9.0),
        Math.log(4),
        1
      },
      {-.3 / deviation / 2, 1 / 2.0, 0, 0, Math.log(2), 1},
      {0, 0, 0, 0, 0, 0}
    };
    assertMatrix(expected, inputs, 1e-12);
  }

  @Test
  void logarithmsAndFlags() {
    Table two = TRACKS.rows(0, 1).copy();
    two.replaceColumn(DoubleColumn.create("duration_ms", 0, Math.E - 1));
    two.replaceColumn(DoubleColumn.create("popularity", 0, 9));
    ContextEncoder encoder = ContextEncoder.fit(two);
    assertEquals(2 * (11 + 3) + 2, encoder.width());
    assertEquals(.5, encoder.scaler().mean()[1], 1e-15); // of ln 1 and ln e
    double[] row = encoder.transform(new OtherTracks(new int[][] {{0}, {1}}), two)[0];
    assertEquals("popularity is 0", encoder.columns().get(11));
    assertEquals(.5, row[11]);
    assertEquals(0, row[12]); // not explicit
    assertEquals(.5, row[13]); // minor
    assertEquals(-1 / 2.0, row[1], 1e-12);
  }

  @Test
  void ownFeaturesDoNotEnter() {
    Table changed = TRACKS.copy();
    changed.doubleColumn("energy").set(0, .99);
    double[] before = context(encoder(), TRACKS)[0];
    assertArrayEquals(before, context(encoder(), changed)[0]);
    changed.doubleColumn("energy").set(1, .98);
    assertFalse(Arrays.equals(before, context(encoder(), changed)[0]));
  }

  @Test
  void noGenreEnters() {
    Table changed = TRACKS.copy();
    changed.replaceColumn(StringColumn.create("track_genre", new String[TRACKS.rowCount()]));
    assertMatrix(context(encoder(), TRACKS), context(ContextEncoder.fit(changed), changed), 0);
  }

  /** With the fold's rows removed, what they sound like no longer matters. */
  @Test
  void contextComesFromTheRestOfTheCatalogue() {
    Table rest = TRACKS.rows(2, 3, 4);
    double[][] expected =
        encoder().transform(new OtherTracks(new int[][] {{2, 3}, {2, 3}}), TRACKS);
    double[][] inputs = context(encoder(), rest);
    assertMatrix(expected, new double[][] {inputs[0], inputs[1]}, 1e-15);
  }

  @Test
  void popularityCanBeLeftOut() {
    ContextEncoder encoder = ContextEncoder.fit(TRACKS.copy().removeColumns("popularity"));
    assertEquals(2 * (10 + 2) + 2, encoder.width());
    assertFalse(encoder.columns().stream().anyMatch(name -> name.contains("popularity")));
  }

  @Test
  void missingValueIsTheMean() {
    Table missing = TRACKS.copy();
    missing.doubleColumn("energy").setMissing(1);
    double[][] inputs = encoder().transform(new OtherTracks(new int[][] {{1}}), missing);
    assertEquals(0, inputs[0][3]);
  }
}
