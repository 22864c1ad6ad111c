package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TrackCatalogueTest {
  private static final Table TRACKS = NamedTracks.withCopies();

  private static TrackInContextEncoder encoder(Table tracks) {
    return TrackInContextEncoder.fit(tracks, List.of("popularity"));
  }

  private static float[][] context(Table tracks, Table catalogue) {
    return TrackCatalogue.of(encoder(TRACKS), catalogue).describe(tracks);
  }

  /** The place of ln(1 + m), m being the number of the artists' other tracks. */
  private static int number() {
    return 2 * encoder(TRACKS).context().width() - 2;
  }

  /** Both compute the same: this one row by row and from numbers, the other one from tables. */
  private static void assertAsContextEncoder(Table tracks, Table catalogue) {
    TrackInContextEncoder encoder = encoder(catalogue);
    float[][] found = TrackCatalogue.of(encoder, catalogue).describe(tracks);
    double[][] artists =
        encoder.context().transform(OtherTracks.ofArtists(tracks, catalogue), catalogue);
    double[][] album =
        encoder.context().transform(OtherTracks.ofAlbum(tracks, catalogue), catalogue);
    int width = encoder.context().width();
    for (int row = 0; row < found.length; row++) {
      for (int i = 0; i < 2 * width; i++) {
        double expected = i < width ? album[row][i] : artists[row][i - width];
        assertEquals(expected, found[row][i], 1e-5, "row " + row + ", input " + i);
      }
    }
  }

  @Test
  void describesAsTheContextEncoderDoes() {
    assertAsContextEncoder(TRACKS, TRACKS);
    assertAsContextEncoder(TRACKS.rows(0, 3, 7), TRACKS.rows(1, 2, 4, 5, 6));
  }

  @Test
  void describesManyTracksAsTheContextEncoderDoes() {
    Random random = new Random(1);
    String[] rows =
        IntStream.range(0, 3000)
            .mapToObj(
                i ->
                    "id%d | A%d; A%d | B%d | T%d | .%d | x"
                        .formatted(
                            random.nextInt(2900),
                            random.nextInt(200),
                            random.nextInt(200),
                            random.nextInt(40),
                            random.nextInt(900),
                            random.nextInt(2000)))
            .toArray(String[]::new);
    Table tracks = NamedTracks.of(rows);
    assertAsContextEncoder(tracks, tracks);
  }

  /** Of the energy, the only feature that varies here: the mean over two tracks, times 2/3. */
  @Test
  void profileIsTheMeanEncodingOfTheArtistsTracks() {
    TrackInContextEncoder encoder = encoder(TRACKS);
    float[] found = TrackCatalogue.of(encoder, TRACKS).describe(TRACKS.rows(3))[0];
    double[][] coarse = encoder.profile().centred(TrackInputs.of(TRACKS).features());
    int start = 2 * encoder.context().width();
    assertEquals(start + encoder.profileWidth(), found.length);
    for (int i = 0; i < coarse[0].length; i++) { // a2 has b and a3; a is itself
      assertEquals((coarse[1][i] + coarse[4][i]) / 3, found[start + i], 1e-5, "input " + i);
    }
    int explicit = start + coarse[0].length; // false for all: the first category
    assertEquals(2 / 3.0, found[explicit], 1e-6);
  }

  /** A replicated catalogue needs no more room, and says no more. */
  @Test
  void copiesUnderOtherIdentifiersAddNothing() {
    Table copies = TRACKS.copy();
    copies.replaceColumn(
        copies.stringColumn("track_id").map(id -> id + " again").setName("track_id"));
    TrackInContextEncoder encoder = encoder(TRACKS);
    TrackCatalogue catalogue = TrackCatalogue.of(encoder, TRACKS);
    float[][] before = catalogue.describe(TRACKS);
    catalogue.add(copies);
    assertEquals(7, catalogue.size());
    assertArrayEquals(before, catalogue.describe(copies));
  }

  @Test
  void noGenreEnters() {
    Table changed = TRACKS.copy();
    changed.replaceColumn(StringColumn.create("track_genre", new String[TRACKS.rowCount()]));
    assertArrayEquals(context(TRACKS, TRACKS), context(changed, changed));
  }

  /** Without the rows of an artist's fold, its context comes from the rest of the catalogue. */
  @Test
  void contextComesFromTheGivenCatalogueOnly() {
    float[][] found = context(TRACKS.rows(0, 1), TRACKS.rows(2, 3));
    assertArrayEquals(new float[found[0].length], found[0]); // a2 is a, so a has no others there
    assertEquals(Math.log(3), found[1][number()], 1e-6); // c and a2
  }

  /** A track's own features never come in twice. */
  @Test
  void ownFeaturesDoNotEnter() {
    Table changed = TRACKS.copy();
    changed.doubleColumn("energy").set(1, .77);
    TrackInContextEncoder encoder = encoder(TRACKS);
    float[][] before = TrackCatalogue.of(encoder, TRACKS).describe(TRACKS);
    float[][] after = TrackCatalogue.of(encoder, changed).describe(changed);
    assertArrayEquals(before[1], after[1]);
    assertFalse(Arrays.equals(before[0], after[0]), "but those of the others do");
  }

  /** Rows of a file without identifiers are different tracks. */
  @Test
  void emptyNamesTellNothing() {
    Table nameless =
        NamedTracks.of("| X | | | .1 | ?", "| X | | | .2 | ?", "| | | | .3 | ?", "| | | | .4 | ?");
    float[][] found = context(nameless, nameless);
    for (int row = 0; row < 4; row++) {
      assertEquals(row < 2 ? Math.log(2) : 0, found[row][number()], 1e-6, "row " + row);
    }
  }

  @Test
  void writtenCatalogueDescribesTheSame() throws IOException {
    TrackInContextEncoder encoder = TrackInContextEncoder.fit(TRACKS, List.of("popularity"), 2);
    List<Set<Integer>> genres = Collections.nCopies(8, Set.of(1));
    var names = CrossFittedNames.fit(TRACKS, new int[] {0, 1, 2, 3}, new int[8], genres, 2);
    TrackCatalogue catalogue = TrackCatalogue.of(encoder, names.ratios(), TRACKS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    catalogue.write(new DataOutputStream(bytes));
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    TrackCatalogue read = TrackCatalogue.read(encoder, in);
    assertEquals(7, read.size());
    assertArrayEquals(catalogue.describe(TRACKS), read.describe(TRACKS));
    read.add(CatalogueTrack.of(TRACKS, encoder.own()).get(1));
    assertEquals(7, read.size(), "b is known");
  }

  @Test
  void trackWithoutContextIsAsOneWithoutOthers() {
    TrackInContextEncoder encoder = encoder(TRACKS);
    TrackInputs alone = encoder.inputs(TRACKS);
    TrackInputs inContext = alone.with(TrackCatalogue.of(encoder, TRACKS).describe(TRACKS));
    double[][] without = encoder.transform(alone);
    double[][] with = encoder.transform(inContext);
    double[][] own = encoder.own().transform(alone);
    int start = encoder.own().width();
    assertEquals(start + encoder.contextWidth(), encoder.width());
    for (int row = 0; row < own.length; row++) {
      assertArrayEquals(own[row], Arrays.copyOf(without[row], start));
      assertArrayEquals(own[row], Arrays.copyOf(with[row], start));
      for (int input : encoder.inputsOfContext()) {
        assertEquals(0, without[row][input]);
        assertEquals(inContext.context(row)[input - start], with[row][input], 0);
      }
    }
    assertArrayEquals(with[7], without[7], "no artist, so no others");
    assertArrayEquals(
        inContext.context(3), inContext.rows(new int[] {3}).context(0), "rows keep their context");
  }
}
