package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;

/** Rows parsed one by one; columns are tested with their reader. */
class TrackParserTest {
  private final Map<String, String> cells = new HashMap<>();

  TrackParserTest() {
    for (int f = 0; f < Features.NAMES.size(); f++) {
      cells.put(Features.NAMES.get(f), String.valueOf(f));
    }
    cells.putAll(Map.of("track_id", "id", "key", "11", "mode", "1", "time_signature", "4.0"));
    cells.put("explicit", "TRUE");
  }

  @Test
  void parsesWhatNetworksNeed() {
    TrackParser.Row row = TrackParser.parse(cells::get);
    assertEquals("id", row.id());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, row.features());
    assertArrayEquals(new int[] {1, 11, 1, 4}, row.categories());
    cells.put("explicit", "false");
    assertEquals(0, TrackParser.parse(cells::get).categories()[0]);
  }

  @Test
  void missingCellIsNamed() {
    for (String column : List.copyOf(cells.keySet())) {
      String cell = cells.remove(column);
      var e = assertThrows(HarmoniaNetException.class, () -> TrackParser.parse(cells::get));
      String problem =
          switch (column) {
            case "track_id" -> "empty";
            case "explicit" -> "not a truth value";
            default -> "not a number";
          };
      assertEquals("column " + column + ": " + problem + " (\"\")", e.getMessage());
      cells.put(column, cell);
    }
  }

  @Test
  void malformedCellIsNamed() {
    cells.put("key", "1.5");
    var e = assertThrows(HarmoniaNetException.class, () -> TrackParser.parse(cells::get));
    assertEquals("column key: not a whole number (\"1.5\")", e.getMessage());
  }
}
