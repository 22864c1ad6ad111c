package org.harmonianet;

import java.util.List;
import java.util.Random;
import org.harmonianet.data.Features;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Tracks with random values for tests that need only the columns that networks use. */
public final class RandomTracks {
  private RandomTracks() {}

  public static Table table(int rows) {

    Random random = new Random(1);
    Table table = Table.create("tracks");
    for (String feature : Features.NAMES) {
      table.addColumns(DoubleColumn.create(feature, random.doubles(rows).toArray()));
    }
    table.addColumns(BooleanColumn.create("explicit", new boolean[rows]));
    for (String category : List.of("key", "mode", "time_signature")) {
      table.addColumns(IntColumn.create(category, random.ints(rows, 0, 5).toArray()));
    }
    return table;
  }
}
