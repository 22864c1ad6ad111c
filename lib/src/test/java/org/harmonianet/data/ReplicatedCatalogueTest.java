package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.Table;

@Execution(ExecutionMode.CONCURRENT)
class ReplicatedCatalogueTest {
  @TempDir Path folder;

  @Test
  void rowsAreRepeatedUnderNewIdentifiers() throws Exception {
    Table tracks = SyntheticTracks.TABLE.first(1000);
    tracks.stringColumn("artists").set(3, "A \"B\", C\nD");
    Path file = folder.resolve("replicated.csv");
    ReplicatedCatalogue.write(tracks, file, 2345);

    Table read = TrackReader.read(file);
    List<String> ids = read.stringColumn("track_id").asList();
    assertEquals(2345, new HashSet<>(ids).size());
    assertEquals(tracks.getString(344, "track_id") + "-2345", ids.get(2344));
    assertEquals("A \"B\", C\nD", read.getString(2003, "artists"));
    double[][] once = Features.matrix(tracks);
    double[][] repeated = Features.matrix(read);
    for (int row = 0; row < repeated.length; row++) {
      assertArrayEquals(once[row % 1000], repeated[row]);
    }
    assertEquals(tracks.getString(344, "track_genre"), read.getString(2344, "track_genre"));
  }
}
