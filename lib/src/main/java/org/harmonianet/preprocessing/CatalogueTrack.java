package org.harmonianet.preprocessing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.harmonianet.data.ArtistNames;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import tech.tablesaw.api.Table;

/**
 * A track with the names that say which other tracks belong to it, but without a genre. A name that
 * is not known is empty.
 *
 * @param id the {@code track_id}
 * @param artists the names of the artists; a semicolon separates them
 * @param album the {@code album_name}
 * @param title the {@code track_name}
 * @param features numbers in the order of a {@link TrackEncoder}'s features
 * @param categories integers in the order of its categories
 */
public record CatalogueTrack(
    String id, String artists, String album, String title, double[] features, int[] categories) {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Takes a row that was parsed, and its names. */
  public static CatalogueTrack of(TrackParser.Row row, String artists, String album, String title) {
    return new CatalogueTrack(row.id(), artists, album, title, row.features(), row.categories());
  }

  /**
   * Takes the rows of a table, which may lack names.
   *
   * @param encoder decides the order of features and categories
   */
  public static List<CatalogueTrack> of(Table tracks, TrackEncoder encoder) {
    double[][] features = Features.matrix(tracks, encoder.features());
    int[][] categories = Features.categories(tracks, encoder.categories());
    return IntStream.range(0, features.length)
        .mapToObj(
            row ->
                new CatalogueTrack(
                    text(tracks, "track_id", row),
                    text(tracks, "artists", row),
                    text(tracks, "album_name", row),
                    text(tracks, "track_name", row),
                    features[row],
                    categories[row]))
        .toList();
  }

  /** Returns a text of a row, which is empty if the table lacks the column. */
  static String text(Table tracks, String column, int row) {
    return tracks.containsColumn(column) ? tracks.stringColumn(column).get(row) : "";
  }

  /** Returns a number for the identifier, 0 if there is none. */
  long idKey() {
    return key(id);
  }

  /** Returns a number for the features, the same for each copy of a recording. */
  long soundKey() {
    long key = OFFSET;
    for (double feature : features) {
      key = (key ^ mixed(Double.doubleToLongBits(feature))) * PRIME;
    }
    return mixed(key) | 1;
  }

  /** Returns a number for artists and title, 0 if one of them is missing. */
  long titleKey() {
    return key(artists, title);
  }

  /** Returns a number for each artist. */
  long[] artistKeys() {
    return names().mapToLong(CatalogueTrack::key).toArray();
  }

  /** Returns a number for the album and its first artist, none if one of them is missing. */
  long[] albumKeys() {
    long key = names().findFirst().map(first -> key(album, first)).orElse(0L);
    return key == 0 ? new long[0] : new long[] {key};
  }

  /** Returns a number for all that a catalogue keeps of the track but its identifier. */
  long copyKey() {
    long key = OFFSET;
    for (long part : new long[] {soundKey(), key(artists), key(title), key(album)}) {
      key = (key ^ part) * PRIME;
    }
    return mixed(key);
  }

  private Stream<String> names() {
    return ArtistNames.of(artists).stream();
  }

  /** Computes the hash FNV-1a of texts, in 64 bits: 0 if a text is empty. */
  private static long key(String... texts) {
    long key = OFFSET;
    for (String text : texts) {
      if (text.isEmpty()) {
        return 0;
      }
      for (int i = 0; i < text.length(); i++) {
        key = (key ^ text.charAt(i)) * PRIME;
      }
      key = (key ^ '\n') * PRIME; // so that the ends of the texts count
    }
    return mixed(key) | 1;
  }

  /** Spreads the bits, as the last step of MurmurHash3 does. */
  private static long mixed(long bits) {
    long key = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
    key = (key ^ key >>> 33) * 0xc4ceb9fe1a85ec53L;
    return key ^ key >>> 33;
  }
}
