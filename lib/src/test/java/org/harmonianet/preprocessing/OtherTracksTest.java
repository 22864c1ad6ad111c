package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class OtherTracksTest {
  private static final Table CATALOGUE = NamedTracks.withCopies();

  /** a2 and a3 are each a recording of a, but they share neither title nor features. */
  @Test
  void neitherATrackNorItsRecordingIsAmongItsOthers() {
    int[][] expected = {
      {1}, {0, 2, 3}, {1}, {1, 4}, {1, 3}, {0, 2, 3}, {1}, {},
    };
    assertArrayEquals(expected, OtherTracks.ofArtists(CATALOGUE, CATALOGUE).rows());
  }

  @Test
  void albumBelongsToItsFirstArtist() {
    int[][] expected = {{1}, {0}, {}, {4}, {3}, {0}, {}, {}};
    assertArrayEquals(expected, OtherTracks.ofAlbum(CATALOGUE, CATALOGUE).rows());
  }

  @Test
  void newTrackIsFoundByItsArtist() {
    Table track =
        NamedTracks.of("new | Z;Y | Own | Song | .7 | ?", "new2 | Q | Own | Song | .8 | ?");
    assertArrayEquals(new int[][] {{1, 2}, {}}, OtherTracks.ofArtists(track, CATALOGUE).rows());
  }

  /** Without the rows of a fold, the others come from the rest of the catalogue only. */
  @Test
  void othersComeFromTheGivenCatalogueOnly() {
    Table rest = CATALOGUE.rows(2, 3);
    int[][] rows = OtherTracks.ofArtists(CATALOGUE.rows(0, 1), rest).rows();
    assertArrayEquals(new int[][] {{}, {0, 1}}, rows); // a2 is a, so a has no others there
  }

  @Test
  void noGenreEnters() {
    Table changed = CATALOGUE.copy();
    changed.replaceColumn(StringColumn.create("track_genre", new String[CATALOGUE.rowCount()]));
    assertArrayEquals(
        OtherTracks.ofArtists(CATALOGUE, CATALOGUE).rows(),
        OtherTracks.ofArtists(changed, changed).rows());
  }

  @Test
  void meanIsTheOwnValueIfThereAreNoOthers() {
    var others = new OtherTracks(new int[][] {{0, 2}, {}});
    double[][] catalogue = {{1, 10}, {5, 5}, {3, 40}};
    double[][] own = {{7, 7}, {8, 9}};
    assertMatrix(new double[][] {{2, 25}, {8, 9}}, others.mean(catalogue, own), 1e-15);
  }

  @Test
  void tableWithoutNamesIsRefused() {
    Table nameless = CATALOGUE.copy().removeColumns("artists");
    var e =
        assertThrows(HarmoniaNetException.class, () -> OtherTracks.ofArtists(CATALOGUE, nameless));
    assertEquals(
        "tracks has no columns artists and track_name, which find the other tracks",
        e.getMessage());
  }
}
