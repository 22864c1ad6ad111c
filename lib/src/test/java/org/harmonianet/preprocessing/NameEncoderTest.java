package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import smile.classification.SparseLogisticRegression;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class NameEncoderTest {
  private static final Table TRACKS =
      NamedTracks.of(
          "a | Karl  | Lieder | Das Lied   | .1 | german",
          "b | Karla | Lieder | Ein Lied   | .2 | german",
          "c | Ana   | Sambas | Samba no 1 | .3 | brazil",
          "d | Anna  | Sambas | O samba    | .4 | brazil",
          "e | John  | Songs  | The song   | .5 | british",
          "f | Johns | Songs  | My song    | .6 | british",
          "g | Zq    | Xq     | Samba song | .7 | brazil",
          "h | Zq    | Xq     | Vq         | .8 | brazil");
  private static final int[] TRAIN = {0, 1, 2, 3, 4, 5};
  private static final int[] TEST = {6, 7};

  private static String inputs(NameEncoder names, Table tracks) {
    return names.transform(tracks).stream().map(Object::toString).toList().toString();
  }

  /** The columns one after the other: an album's word is not the title's. */
  @Test
  void eachColumnHasInputsOfItsOwn() {
    NameEncoder names = NameEncoder.fit(TRACKS.rows(TRAIN));
    assertEquals(NameEncoder.NAMES, names.columns());
    assertEquals(6, names.vectorizers().size());
    int titles = names.width() - names.vectorizers().get(5).width();
    int lied = titles + names.vectorizers().get(5).vocabulary().get("lied");
    assertTrue(names.encode("", "", "Das Lied").get(lied) > 0);
    assertEquals(0, names.encode("Lied", "Lied", "").get(lied));
    assertEquals(names.width(), names.transform(TRACKS).ncols());
  }

  /** Other names in the test rows change neither the tokens nor the weights. */
  @Test
  void isFittedToTrainingRowsOnly() {
    NameEncoder names = NameEncoder.fit(TRACKS.rows(TRAIN));
    assertFalse(names.vectorizers().get(1).vocabulary().containsKey("zq"));
    assertTrue(NameEncoder.fit(TRACKS).vectorizers().get(1).vocabulary().containsKey("zq"));
    Table changed = TRACKS.copy();
    for (int row : TEST) {
      changed.stringColumn("track_name").set(row, "Lied lied song samba");
    }
    NameEncoder again = NameEncoder.fit(changed.rows(TRAIN));
    assertEquals(inputs(names, TRACKS.rows(TRAIN)), inputs(again, TRACKS.rows(TRAIN)));
    assertEquals(inputs(names, TRACKS.rows(TEST)), inputs(again, TRACKS.rows(TEST)));
  }

  @Test
  void noGenreEnters() {
    Table changed = TRACKS.copy();
    changed.replaceColumn(StringColumn.create("track_genre", new String[TRACKS.rowCount()]));
    assertEquals(
        inputs(NameEncoder.fit(TRACKS.rows(TRAIN)), TRACKS),
        inputs(NameEncoder.fit(changed.rows(TRAIN)), changed));
  }

  @Test
  void smileLearnsFromThem() {
    NameEncoder names = NameEncoder.fit(TRACKS.rows(TRAIN));
    int[] genres = {0, 0, 1, 1, 2, 2};
    var model =
        SparseLogisticRegression.fit(names.transform(TRACKS.rows(TRAIN)), genres, .5, 1e-5, 50);
    double[] probabilities = new double[3];
    assertEquals(1, model.predict(names.encode("New", "Unknown", "Samba"), probabilities));
    assertTrue(probabilities[1] > .5, () -> "probability " + probabilities[1]);
  }

  @Test
  void tableWithoutNamesIsRefused() {
    Table nameless = Table.create("playlist");
    var e = assertThrows(HarmoniaNetException.class, () -> NameEncoder.fit(nameless));
    assertEquals(
        "playlist has no column of names: it needs one of artists, album_name, track_name",
        e.getMessage());
  }
}
