package org.harmonianet.notebook;

import java.util.List;
import java.util.Map;

/**
 * One colour a genre, the same in every chart: Paul Tol's "muted" scheme and a grey, which are told
 * apart with every common colour blindness (Tol, "Colour Schemes", SRON technical note 09-002,
 * 2021).
 *
 * <p>The baseline's ten genres have a colour of their own; others share these.
 */
public final class GenreColors {
  private static final List<String> PALETTE =
      List.of(
          "#DDCC77", "#117733", "#CC6677", "#882255", "#88CCEE", "#AA4499", "#332288", "#999933",
          "#44AA99", "#AAAAAA");

  /** The colours of the baseline's genres, which charts give to traces of their names. */
  static final Map<String, String> BASELINE =
      Map.of(
          "acoustic", PALETTE.get(0),
          "afrobeat", PALETTE.get(1),
          "alt-rock", PALETTE.get(2),
          "alternative", PALETTE.get(3),
          "ambient", PALETTE.get(4),
          "anime", PALETTE.get(5),
          "black-metal", PALETTE.get(6),
          "bluegrass", PALETTE.get(7),
          "blues", PALETTE.get(8),
          "brazil", PALETTE.get(9));

  private GenreColors() {}

  /** Returns the genre's colour in CSS notation. */
  public static String of(String genre) {
    String color = BASELINE.get(genre);
    return color != null ? color : PALETTE.get(Math.floorMod(genre.hashCode(), PALETTE.size()));
  }

  /** Returns the colours of several genres, in their order. */
  public static List<String> of(List<String> genres) {
    return genres.stream().map(GenreColors::of).toList();
  }
}
