package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class NameModelTest {
  private static Table titles(String... titles) {
    return Table.create("tracks", StringColumn.create("track_name", titles));
  }

  @Test
  void predictsTheClassWhoseWordsATitleHas() {
    Table train = titles("das lied", "ein lied", "o samba", "um samba", "the song", "my song");
    NameModel model = NameModel.fit(train, new int[] {0, 0, 1, 1, 2, 2}, .1, 50);
    double[][] p = model.predict(titles("song", "lied", "samba", "xyz"));
    assertTrue(p[0][2] > .6 && p[1][0] > .6 && p[2][1] > .6, Arrays.deepToString(p));
    for (double[] row : p) {
      assertEquals(1, Arrays.stream(row).sum(), 1e-9);
    }
  }

  @Test
  void needsNames() {
    Table nameless = Table.create("tracks", StringColumn.create("genre", "a", "b"));
    assertThrows(HarmoniaNetException.class, () -> NameModel.fit(nameless, new int[] {0, 1}, 1, 1));
  }
}
