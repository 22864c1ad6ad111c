package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.harmonianet.RandomTracks;
import org.harmonianet.preprocessing.TrackInputs;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TrackStoreTest {
  private static final int ROWS = 50;

  @Test
  void keepsTracksInParts() {
    Table tracks = RandomTracks.table(ROWS);
    TrackStore store = new TrackStore();
    int[] labels = IntStream.range(0, ROWS).toArray();
    for (int start = 0; start < ROWS; start += 20) {
      int end = Math.min(ROWS, start + 20);
      store.add(tracks.inRange(start, end), Arrays.copyOfRange(labels, start, end));
    }
    assertEquals(ROWS, store.size());
    int[] rows = {49, 0, 20, 19, 20};
    TrackInputs kept = store.inputs(rows);
    TrackInputs all = TrackInputs.of(tracks);
    for (int i = 0; i < rows.length; i++) {
      assertEquals(rows[i], store.label(rows[i]));
      assertArrayEquals(all.features()[rows[i]], kept.features()[i], 1e-7);
      assertArrayEquals(all.categories()[rows[i]], kept.categories()[i]);
    }
    assertThrows(IllegalStateException.class, () -> store.add(tracks.first(1), new int[1]));
  }
}
