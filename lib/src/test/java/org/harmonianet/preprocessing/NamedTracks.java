package org.harmonianet.preprocessing;

import java.util.Arrays;
import org.harmonianet.data.Features;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small tables of tracks with names; what a test does not say is the same for all of them. */
final class NamedTracks {
  private NamedTracks() {}

  /**
   * Makes a table.
   *
   * @param rows "id | artists | album | title | energy | genre", parts without spaces around them
   */
  static Table of(String... rows) {
    String[][] cells =
        Arrays.stream(rows).map(row -> row.split("\\s*\\|\\s*", -1)).toArray(String[][]::new);
    Table table = Table.create("tracks");
    String[] texts = {"track_id", "artists", "album_name", "track_name"};
    for (int c = 0; c < texts.length; c++) {
      table.addColumns(StringColumn.create(texts[c], column(cells, c)));
    }
    double[] energy = Arrays.stream(column(cells, 4)).mapToDouble(Double::parseDouble).toArray();
    for (String feature : Features.NAMES) {
      boolean varies = feature.equals("energy");
      table.addColumns(DoubleColumn.create(feature, varies ? energy : new double[rows.length]));
    }
    table.addColumns(
        BooleanColumn.create("explicit", new boolean[rows.length]),
        IntColumn.create("mode", new int[rows.length]),
        StringColumn.create("track_genre", column(cells, 5)));
    return table;
  }

  /** Makes a catalogue in which recordings occur again, and a track without artists. */
  static Table withCopies() {
    return of(
        "a  | X    | First  | One   | .1 | rock",
        "b  | X; Y | First  | Two   | .2 | rock",
        "c  | Y    | Second | Three | .3 | folk",
        "a2 | X    | Best   | One   | .9 | rock", // the title of a
        "a3 | X    | Best   | Live  | .1 | rock", // the features of a
        "b  | X; Y | First  | Two   | .2 | folk", // b once more, of another genre
        "c2 | Y    | Best   | Four  | .3 | folk", // the features of c
        "n  |      | First  | Five  | .5 | folk");
  }

  private static String[] column(String[][] cells, int column) {
    return Arrays.stream(cells).map(row -> row[column]).toArray(String[]::new);
  }
}
