package org.harmonianet.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TrackGroupsTest {
  private static Table tracks(List<String> ids, List<String> artists, double... energy) {
    Table table =
        Table.create(
            "tracks",
            StringColumn.create("track_id", ids),
            StringColumn.create("artists", artists),
            StringColumn.create("track_name", ids.stream().map(id -> "song " + id).toList()));
    for (String feature : Features.NAMES) {
      table.addColumns(
          feature.equals("energy")
              ? DoubleColumn.create(feature, energy)
              : DoubleColumn.create(feature, new double[energy.length]));
    }
    return table;
  }

  @Test
  void recordingsShareIdOrSoundOrTitle() {
    Table table =
        tracks(
            List.of("a", "a", "b", "c", "d", "d2"),
            List.of("X", "X", "Y", "Z", "W", "W"),
            .1,
            .2,
            .2,
            .3,
            .4,
            .5);
    // Rows 0 and 1 by id, 1 and 2 by features: one recording.
    assertArrayEquals(new int[] {0, 0, 0, 1, 2, 3}, TrackGroups.byRecording(table));
    table.stringColumn("track_name").set(5, "song d");
    assertArrayEquals(new int[] {0, 0, 0, 1, 2, 2}, TrackGroups.byRecording(table));
  }

  @Test
  void namesThatAreMissingLinkNothing() {
    Table table = tracks(List.of("a", "b", "b"), List.of("", "", ""), .1, .2, .3);
    table.stringColumn("track_name").set(0, "").set(1, "");
    assertArrayEquals(new int[] {0, 1, 1}, TrackGroups.byRecording(table));
    Table without = table.removeColumns("artists", "track_name");
    assertArrayEquals(new int[] {0, 1, 1}, TrackGroups.byRecording(without));
    var e = assertThrows(HarmoniaNetException.class, () -> TrackGroups.byArtist(without));
    assertEquals("tracks has no column artists, which a split by artist needs", e.getMessage());
  }

  @Test
  void unrelatedRowsShareNoRecordingAndNoArtist() {
    Table ours = tracks(List.of("a", "n"), List.of("X;Y", ""), .1, .2);
    Table catalogue =
        tracks(
            List.of("a", "b", "c", "d", "e", "f"),
            List.of("Q", "Z; Y", "Q", "X", "Q;Z", ""),
            .5,
            .5,
            .1,
            .6,
            .7,
            .8);
    // Related are a by id, b by Y, c by features, d by X; e shares Z with b only, which is not
    // ours.
    assertArrayEquals(new int[] {4, 5}, TrackGroups.unrelatedRows(catalogue, ours));
    catalogue.stringColumn("artists").set(4, "X;Y");
    assertArrayEquals(new int[] {5}, TrackGroups.unrelatedRows(catalogue, ours));
    ours.stringColumn("artists").set(1, "W");
    catalogue.stringColumn("artists").set(5, "W");
    assertArrayEquals(new int[0], TrackGroups.unrelatedRows(catalogue, ours));
  }

  @Test
  void largeGroupsWeighLess() {
    double[] weights = TrackGroups.weights(new int[] {0, 1, 1, 1, 1});
    assertArrayEquals(new double[] {5 / 3., 2.5 / 3, 2.5 / 3, 2.5 / 3, 2.5 / 3}, weights, 1e-12);
  }

  @Test
  void artistsAreLinkedThroughOthers() {
    Table table =
        tracks(List.of("a", "b", "c", "d"), List.of("X;Y", "Z", "Y; V", "V"), .1, .2, .3, .4);
    assertArrayEquals(new int[] {0, 1, 0, 0}, TrackGroups.byArtist(table));
    Table joinedLate = tracks(List.of("a", "b", "c"), List.of("X", "Z", "Z;X"), .1, .2, .3);
    assertArrayEquals(new int[] {0, 0, 0}, TrackGroups.byArtist(joinedLate));
    Table nameless = tracks(List.of("a", "b"), List.of("", ""), .1, .2);
    assertArrayEquals(new int[] {0, 1}, TrackGroups.byArtist(nameless));
  }

  @Test
  void firstRowOfEachTrackStandsForIt() {
    Table table = tracks(List.of("b", "a", "b", "a"), List.of("X", "X", "X", "X"), .1, .2, .3, .4);
    assertArrayEquals(new int[] {0, 1}, TrackGroups.firstOfTrack(table));
  }

  @Test
  void onlyRowsEqualInAllColumnsAreDropped() {
    Table table = tracks(List.of("a", "a", "a"), List.of("X", "X", "X"), .1, .2, .1);
    Table distinct = TrackGroups.withoutDuplicateRows(table);
    assertEquals(2, distinct.rowCount());
    assertArrayEquals(new double[] {.1, .2}, distinct.doubleColumn("energy").asDoubleArray());
    assertEquals(1, TrackGroups.duplicateRows(table));
  }

  /** As many different texts as the catalogue has, which Tablesaw's own method fails for. */
  @Test
  void largeTableIsFreedOfDuplicates() {
    List<String> ids = IntStream.range(0, 70_000).mapToObj(row -> "id" + row % 69_999).toList();
    Table distinct =
        TrackGroups.withoutDuplicateRows(
            Table.create("tracks", StringColumn.create("track_id", ids)));
    assertEquals(ids.subList(0, 69_999), distinct.stringColumn("track_id").asList());
  }

  @Test
  void trackHasTheLabelsOfAllItsRows() {
    Table table = tracks(List.of("a", "b", "a"), List.of("X", "X", "X"), .1, .2, .1);
    assertEquals(
        List.of(Set.of(0, 4), Set.of(1), Set.of(0, 4)),
        TrackGroups.labelsOfTrack(table, new int[] {4, 1, 0}));
  }
}
