package org.harmonianet.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.harmonianet.chart.Theme;
import org.harmonianet.data.GenreLabels;

/**
 * One colour a genre, the same in every chart: Paul Tol's "muted" scheme and a grey, which are told
 * apart with every common colour blindness (Tol, "Colour Schemes", SRON technical note 09-002,
 * 2021).
 *
 * <p>The publication's ten genres have a colour of their own. Others take those that are left, and
 * then darker and lighter ones: thirty in all. No thirty colours are told apart by everyone, so a
 * chart of many genres must also name them.
 */
public final class GenreColors {
  private static final List<String> MUTED =
      List.of(
          "#DDCC77", "#117733", "#CC6677", "#882255", "#88CCEE", "#AA4499", "#332288", "#999933",
          "#44AA99", "#AAAAAA");

  private static final List<String> PALETTE = palette();

  /** The colours of the publication's genres, which charts give to traces of their names. */
  static final Map<String, String> PUBLISHED =
      IntStream.range(0, GenreLabels.PUBLISHED.size())
          .boxed()
          .collect(Collectors.toMap(GenreLabels.PUBLISHED.genres()::get, PALETTE::get));

  private GenreColors() {}

  /** The ten colours, then each of them darker, then each lighter. */
  private static List<String> palette() {
    List<String> colors = new ArrayList<>(MUTED);
    MUTED.forEach(color -> colors.add(mixed(color, 0, .45)));
    MUTED.forEach(color -> colors.add(mixed(color, 255, .4)));
    return List.copyOf(colors);
  }

  /** Mixes a share of white (255) or black (0) into a colour. */
  private static String mixed(String color, int other, double share) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      long part = Math.round((1 - share) * (rgb >> shift & 255) + share * other);
      mixed |= (int) part << shift;
    }
    return "#%06X".formatted(mixed);
  }

  /**
   * Returns the colours of the genres of a chart, in their order and in CSS notation. The same
   * genres have the same colours, whatever their order.
   */
  public static List<String> of(List<String> genres) {
    Map<String, String> colors = byName(genres);
    return genres.stream().map(colors::get).toList();
  }

  /** Gives these genres their colours in all charts to come: traces with the name of a genre. */
  public static void nameTraces(List<String> genres) {
    Map<String, String> colors = new HashMap<>(PUBLISHED);
    colors.putAll(byName(genres));
    Theme.nameColors(colors);
  }

  private static Map<String, String> byName(List<String> genres) {
    Map<String, String> colors = new HashMap<>(PUBLISHED);
    colors.keySet().retainAll(genres);
    List<String> left = new ArrayList<>(PALETTE);
    left.removeAll(colors.values());
    int next = 0;
    for (String genre : new TreeSet<>(genres)) {
      if (!colors.containsKey(genre)) {
        colors.put(genre, left.get(next++ % left.size()));
      }
    }
    return colors;
  }
}
