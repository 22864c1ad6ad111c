package org.harmonianet.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;

/**
 * Finds the columns of tracks in a file's header, by the names that they have in exports and
 * datasets. Case, spaces, underscores and brackets do not matter.
 *
 * <pre>{@code
 * TrackColumns.find(List.of("Track URI", "Artist Name(s)"), Map.of());   // {track_id=0, artists=1}
 * }</pre>
 */
public final class TrackColumns {
  /** Other names of each column, as {@link #plain} gives them; earlier ones are preferred. */
  private static final Map<String, List<String>> ALIASES = aliases();

  /** Words that some files put before a name. */
  private static final List<String> PREFIXES =
      List.of("", "track", "song", "audio", "audiofeatures", "spotify");

  /** All names that a column may have, as {@link #plain} gives them; the preferred ones first. */
  private static final Map<String, List<String>> NAMES =
      ALIASES.keySet().stream().collect(Collectors.toMap(column -> column, TrackColumns::names));

  private static final int MAX_LISTED = 30;

  private TrackColumns() {}

  private static Map<String, List<String>> aliases() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put("track_id", List.of("id", "uri", "href", "url", "link"));
    names.put("artists", List.of("artistnames", "artistname", "artist", "artistsname"));
    names.put("album_name", List.of("album", "albumtitle"));
    names.put("track_name", List.of("name", "songname", "title", "song", "track"));
    names.put("track_genre", List.of("genre", "playlistgenre", "musicgenre", "genrename"));
    names.put("popularity", List.of());
    names.put("duration_ms", List.of("duration", "durationmilliseconds", "length", "time"));
    names.put("explicit", List.of("isexplicit"));
    names.put("danceability", List.of("dance"));
    names.put("energy", List.of());
    names.put("key", List.of("musicalkey"));
    names.put("loudness", List.of("loudnessdb"));
    names.put("mode", List.of("scale"));
    names.put("speechiness", List.of("speech"));
    names.put("acousticness", List.of("acoustic"));
    names.put("instrumentalness", List.of("instrumental"));
    names.put("liveness", List.of("live"));
    names.put("valence", List.of());
    names.put("tempo", List.of("bpm", "tempobpm", "beatsperminute"));
    names.put("time_signature", List.of("timesig", "meter"));
    return names;
  }

  /**
   * Finds the columns.
   *
   * @param header the names in the file, in order
   * @param own the name in the file by the catalogue's name, for columns that the reader has named
   * @return the place of each column that was found, from 0
   * @throws HarmoniaNetException if a name of {@code own} is not in the header, or if the header
   *     repeats a name
   */
  public static Map<String, Integer> find(List<String> header, Map<String, String> own) {
    Map<String, Integer> places = new LinkedHashMap<>();
    own.forEach((column, name) -> places.put(column, placeOf(header, column, name)));
    List<String> plain = header.stream().map(TrackColumns::plain).toList();
    for (String column : ALIASES.keySet()) {
      if (!own.containsKey(column)) {
        likely(plain, column)
            .filter(place -> !places.containsValue(place))
            .ifPresent(place -> places.put(column, place));
      }
    }
    return places;
  }

  private static int placeOf(List<String> header, String column, String name) {
    if (!ALIASES.containsKey(column)) {
      throw new HarmoniaNetException(
          "HARMONIANET_COLUMNS names %s, which is no column of the catalogue: use one of %s"
              .formatted(SafeText.quoted(column), String.join(", ", ALIASES.keySet())));
    }
    int place = header.indexOf(name);
    if (place < 0) {
      throw new HarmoniaNetException(
          "HARMONIANET_COLUMNS says %s=%s, but the file has no column of that name; it has %s"
              .formatted(column, SafeText.visible(name), listed(header)));
    }
    return place;
  }

  private static Optional<Integer> likely(List<String> plain, String column) {
    for (String name : NAMES.get(column)) {
      int place = plain.indexOf(name);
      if (place != plain.lastIndexOf(name)) {
        throw new HarmoniaNetException(
            "the file has two columns for " + column + ": delete or rename one");
      }
      if (place >= 0) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private static List<String> names(String column) {
    List<String> names = new ArrayList<>(List.of(plain(column)));
    names.addAll(ALIASES.get(column));
    return names.stream().flatMap(name -> PREFIXES.stream().map(p -> p + name)).toList();
  }

  /** Returns a name's letters and digits, in lower case. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /**
   * Makes sure that columns were found.
   *
   * @param wanted names of the catalogue's columns
   * @param header the names in the file
   * @param places what {@link #find} has found in it
   * @throws HarmoniaNetException if some are missing; the message names all of them, the columns
   *     that the file has, and how to name one
   */
  public static void require(
      List<String> wanted, List<String> header, Map<String, Integer> places) {
    List<String> missing = wanted.stream().filter(name -> !places.containsKey(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    String column = missing.get(0);
    String guess = similar(header, column).map(SafeText::visible).orElse("its name in the file");
    throw new HarmoniaNetException(
        ("%s missing; the file has %s. For a column with another name, set"
                + " HARMONIANET_COLUMNS=\"%s=%s\"")
            .formatted(columns(missing), listed(header), column, guess));
  }

  /** Returns a sentence that says which columns have other names in the file, or nothing. */
  static List<String> renamed(List<String> header, Map<String, Integer> places) {
    String names =
        places.entrySet().stream()
            .filter(place -> !plain(header.get(place.getValue())).equals(plain(place.getKey())))
            .map(
                place ->
                    SafeText.isolated(SafeText.cut(header.get(place.getValue()), MAX_LISTED))
                        + " as "
                        + place.getKey())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? List.of() : List.of("columns are read under other names: " + names);
  }

  /** Returns "the column a is", or "the columns a, b and c are". */
  static String columns(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? "the column " + names.get(0) + " is"
        : "the columns %s and %s are"
            .formatted(String.join(", ", names.subList(0, last)), names.get(last));
  }

  private static Optional<String> similar(List<String> header, String column) {
    return header.stream()
        .filter(name -> plain(name).length() > 3)
        .filter(name -> NAMES.get(column).stream().anyMatch(n -> n.length() > 3 && alike(name, n)))
        .findFirst();
  }

  private static boolean alike(String name, String known) {
    return plain(name).contains(known) || known.contains(plain(name));
  }

  private static String listed(List<String> header) {
    String names =
        header.stream()
            .filter(name -> !name.isBlank())
            .limit(MAX_LISTED)
            .map(name -> SafeText.isolated(SafeText.cut(name, MAX_LISTED)))
            .collect(Collectors.joining(", "));
    return Stream.of(names, header.size() > MAX_LISTED ? "and more" : "")
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
