package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Fits {@link NameRatios}, and describes the training tracks without their own genres.
 *
 * <p>If a track's own genre entered its inputs, a network would learn to copy it. So the training
 * artists are divided into five parts, and each part has ratios of its own, from the training
 * tracks of the other four. All other tracks get theirs from all training tracks. This is known as
 * cross-fitting: Chernozhukov et al., "Double/debiased machine learning" (2018).
 *
 * <pre>{@code
 * int[] artists = TrackGroups.byArtist(tracks);
 * var names = CrossFittedNames.fit(tracks, train, artists, genresOf, 114);
 * float[][] forTraining = names.describe(encoder, tracks);        // shape (training tracks, inputs)
 * var catalogue = TrackCatalogue.of(encoder, names.ratios(), tracks);   // for all others
 * }</pre>
 */
public final class CrossFittedNames {
  private static final int PARTS = 5;

  private final int[] train;
  private final int[] artists;
  private final NameRatios all;
  private final NameRatios[] others;

  private CrossFittedNames(int[] train, int[] artists, NameRatios all, NameRatios[] others) {
    this.train = train;
    this.artists = artists;
    this.all = all;
    this.others = others;
  }

  /**
   * Fits to the training tracks.
   *
   * @param tracks a table with names, whose other rows are not read
   * @param train rows of the table
   * @param artists the group of each row of the table, from 0; no artist has rows of two groups
   * @param genresOf the genres of each row of the table, from 0, at least one
   * @param genres the number of genres
   */
  public static CrossFittedNames fit(
      Table tracks, int[] train, int[] artists, List<Set<Integer>> genresOf, int genres) {
    NameCounts[] parts = new NameCounts[PARTS];
    Arrays.setAll(parts, part -> new NameCounts(genres));
    int[][] tokens =
        IntStream.of(train).parallel().mapToObj(row -> tokens(tracks, row)).toArray(int[][]::new);
    for (int i = 0; i < train.length; i++) {
      parts[artists[train[i]] % PARTS].add(tokens[i], genresOf.get(train[i]));
    }
    NameCounts total = new NameCounts(genres);
    Arrays.stream(parts).forEach(total::add);
    float[] idf = total.idf();
    NameRatios[] others = new NameRatios[PARTS];
    for (int left = 0; left < PARTS; left++) {
      NameCounts rest = new NameCounts(genres);
      for (int part = 0; part < PARTS; part++) {
        if (part != left) {
          rest.add(parts[part]);
        }
      }
      others[left] = NameRatios.of(idf, rest.ratios());
    }
    return new CrossFittedNames(train, artists, NameRatios.of(idf, total.ratios()), others);
  }

  private static int[] tokens(Table tracks, int row) {
    String album = CatalogueTrack.text(tracks, "album_name", row);
    return NameTokens.of(album, CatalogueTrack.text(tracks, "track_name", row));
  }

  /** Returns the ratios from all training tracks, for tracks that are not among them. */
  public NameRatios ratios() {
    return all;
  }

  /**
   * Describes the training tracks by their names and their other tracks, as a {@link
   * TrackCatalogue} of all tracks does, but by ratios from the tracks of other artists.
   *
   * @param tracks the table that this was fitted to
   * @return shape (training tracks, inputs of the context)
   */
  public float[][] describe(TrackInContextEncoder encoder, Table tracks) {
    List<CatalogueTrack> rows = CatalogueTrack.of(tracks, encoder.own());
    TrackCatalogue catalogue = new TrackCatalogue(encoder);
    catalogue.add(rows, this::ratios);
    return IntStream.of(train)
        .parallel()
        .mapToObj(row -> catalogue.describe(rows.get(row), ratios(row)))
        .toArray(float[][]::new);
  }

  /** An artist's tracks all have the ratios of one part: so no track's others know its genre. */
  private NameRatios ratios(int row) {
    return others[artists[row] % PARTS];
  }
}
