package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.harmonianet.RandomTracks;
import org.junit.jupiter.api.Test;

class TrackInputsTest {
  @Test
  void rowsKeepTheirOrder() {
    TrackInputs all = TrackInputs.of(RandomTracks.table(9));
    TrackInputs some = all.rows(new int[] {7, 0, 7});
    assertEquals(3, some.features().length);
    assertArrayEquals(all.features()[7], some.features()[0]);
    assertArrayEquals(all.features()[0], some.features()[1]);
    assertArrayEquals(all.categories()[7], some.categories()[2]);
  }

  @Test
  void columnsAreTheFeaturesAndThenTheCategories() {
    TrackInputs inputs =
        new TrackInputs(new double[][] {{.5, 2}, {.25, 3}}, new int[][] {{1, 7}, {0, 4}});
    assertArrayEquals(new double[][] {{.5, 2, 1, 7}, {.25, 3, 0, 4}}, inputs.columns());
  }
}
