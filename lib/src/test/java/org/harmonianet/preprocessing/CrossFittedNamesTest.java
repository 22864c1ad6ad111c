package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.Table;

@Execution(ExecutionMode.CONCURRENT)
class CrossFittedNamesTest {
  private static final Table TRACKS =
      NamedTracks.of(
          "a | X | Best | One   | .1 | ?",
          "b | X | Best | Two   | .2 | ?",
          "c | Y | Best | One   | .3 | ?",
          "d | Z | Live | Three | .4 | ?",
          "e | X | Best | Three | .5 | ?", // of an artist with training tracks
          "f | U | Best | One   | .6 | ?");
  private static final int[] TRAIN = {0, 1, 2, 3};
  private static final int[] ARTISTS = {0, 0, 1, 2, 0, 3};
  private static final List<Set<Integer>> GENRES =
      List.of(Set.of(0), Set.of(0, 1), Set.of(1), Set.of(1), Set.of(0), Set.of(1));

  private final TrackInContextEncoder encoder = TrackInContextEncoder.fit(TRACKS, List.of(), 2);

  private static CrossFittedNames fit(List<Set<Integer>> genres) {
    return CrossFittedNames.fit(TRACKS, TRAIN, ARTISTS, genres, 2);
  }

  private static CatalogueTrack named(String album, String title) {
    return new CatalogueTrack("", "", album, title, new double[0], new int[0]);
  }

  private float[][] described(List<Set<Integer>> genres) {
    return fit(genres).describe(encoder, TRACKS);
  }

  private static List<Set<Integer>> changed(int row, Set<Integer> genres) {
    List<Set<Integer>> changed = new ArrayList<>(GENRES);
    changed.set(row, genres);
    return changed;
  }

  /** "One" has three pieces and a word, of the same two tracks: one of each genre. */
  @Test
  void ratiosAreThoseOfNaiveBayes() {
    double[] priors = {2.5 / 6, 3.5 / 6}; // a half of b is of each genre; add one
    float[] found = fit(GENRES).ratios().of(named("", "One"));
    for (int genre = 0; genre < 2; genre++) {
      double ratio = Math.log((1 + 2 * priors[genre]) / 4 / priors[genre]);
      assertEquals(4 / Math.sqrt(4) * ratio / 4, found[genre], 1 / 48., "steps of 1/12");
    }
    assertArrayEquals(new float[2], fit(GENRES).ratios().of(named("", "")));
  }

  /** Five tokens of three of the four tracks, and five of one track: the latter weigh more. */
  @Test
  void rareTokensWeighMost() {
    NameRatios names = fit(GENRES).ratios();
    double frequent = 1 + Math.log(5 / 4.);
    double rare = 1 + Math.log(5 / 2.);
    double sum = frequent * names.of(named("Best", ""))[0] + rare * names.of(named("Live", ""))[0];
    assertEquals(sum / Math.hypot(frequent, rare), names.of(named("Best", "Live"))[0], 1e-6);
  }

  /** Whatever genres an artist's tracks have: the inputs of none of its tracks know them. */
  @Test
  void noTrainingTrackSeesTheGenresOfItsArtist() {
    float[][] before = described(GENRES);
    for (int row : TRAIN) {
      float[][] after =
          described(changed(row, GENRES.get(row).contains(0) ? Set.of(1) : Set.of(0)));
      boolean others = false;
      for (int i = 0; i < TRAIN.length; i++) {
        if (ARTISTS[TRAIN[i]] == ARTISTS[row]) {
          assertArrayEquals(before[i], after[i], "row " + i + " after a change of " + row);
        } else {
          others |= !Arrays.equals(before[i], after[i]);
        }
      }
      assertTrue(others, "a change of " + row + " changes the tracks of other artists");
    }
  }

  @Test
  void genresOfOtherRowsAreNotRead() {
    List<Set<Integer>> changed = changed(4, Set.of());
    changed.set(5, Set.of());
    assertArrayEquals(described(GENRES), described(changed));
    assertArrayEquals(
        fit(GENRES).ratios().of(named("Best", "Three")),
        fit(changed).ratios().of(named("Best", "Three")));
  }

  /** The mean over the artist's other tracks, drawn towards 0, and then the track's own ratios. */
  @Test
  void catalogueAppendsTheNames() {
    NameRatios names = fit(GENRES).ratios();
    List<CatalogueTrack> tracks = CatalogueTrack.of(TRACKS, encoder.own());
    float[] a = TrackCatalogue.of(encoder, names, TRACKS).describe(tracks.get(0));
    float[] alone = new TrackCatalogue(encoder, names).describe(tracks.get(0));
    float[] nameless = TrackCatalogue.of(encoder, TRACKS).describe(tracks.get(0));
    int start = a.length - 4;
    for (int genre = 0; genre < 2; genre++) {
      float sum = names.of(tracks.get(1))[genre] + names.of(tracks.get(4))[genre];
      assertEquals(sum / 3, a[start + genre], 2 / 16. / 3, "steps of 1/8");
      assertEquals(names.of(tracks.get(0))[genre], a[start + 2 + genre]);
      assertEquals(0, alone[start + genre]);
      assertEquals(a[start + 2 + genre], alone[start + 2 + genre]);
      assertEquals(0, nameless[start + genre] + nameless[start + 2 + genre]);
    }
    assertArrayEquals(Arrays.copyOf(a, start), Arrays.copyOf(nameless, start));
    assertArrayEquals(new float[start], Arrays.copyOf(alone, start));
    assertFalse(Arrays.equals(new float[a.length], alone));
  }
}
