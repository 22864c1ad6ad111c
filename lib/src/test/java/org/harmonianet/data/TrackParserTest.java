package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows parsed one by one; columns are tested with their reader. */
class TrackParserTest {
  private static final TrackParser PARSER = new TrackParser(Features.NAMES, Features.CATEGORICAL);

  private final Map<String, String> cells = new HashMap<>();

  TrackParserTest() {
    for (int f = 0; f < Features.NAMES.size(); f++) {
      cells.put(Features.NAMES.get(f), f < 2 ? "" + f : "" + f / 16.);
    }
    cells.putAll(Map.of("track_id", "id", "key", "11", "mode", "1", "time_signature", "4.0"));
    cells.put("explicit", "TRUE");
  }

  @Test
  void parsesWhatNetworksNeed() {
    TrackParser.Row row = PARSER.parse(cells::get);
    assertEquals("id", row.id());
    assertArrayEquals(
        new double[] {0, 1, .125, .1875, .25, .3125, .375, .4375, .5, .5625, .625}, row.features());
    assertArrayEquals(new int[] {1, 11, 1, 4}, row.categories());
    cells.put("explicit", "false");
    assertEquals(0, PARSER.parse(cells::get).categories()[0]);
  }

  @Test
  void missingCellIsNamed() {
    List<String> needed = new ArrayList<>(cells.keySet());
    needed.removeAll(Features.OPTIONAL);
    needed.remove("track_id");
    assertEquals(12, needed.size());
    for (String column : needed) {
      String cell = cells.remove(column);
      var e = assertThrows(HarmoniaNetException.class, () -> PARSER.parse(cells::get));
      assertEquals("column " + column + ": no value (\"\")", e.getMessage());
      cells.put(column, cell);
    }
  }

  @Test
  void optionalCellMayBeMissing() {
    cells.remove("track_id");
    cells.put("popularity", "NA");
    cells.put("explicit", "");
    cells.remove("time_signature");
    TrackParser.Row row = PARSER.parse(cells::get);
    assertEquals("", row.id());
    assertEquals(Double.NaN, row.features()[0]);
    int none = Features.MISSING;
    assertArrayEquals(new int[] {none, 11, 1, none}, row.categories());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key | C | 0",
        "key | C# | 1",
        "key | D♭ | 1",
        "key | C♯/D♭ | 1",
        "key | B | 11",
        "key | Cb | 11",
        "key | f# minor | 6",
        "key | -1 | -1",
        "key | 7.0 | 7",
        "mode | Major | 1",
        "mode | minor | 0",
        "mode | 1.0 | 1",
        "mode | Moll | 0",
        "time_signature | 4/4 | 4",
        "time_signature | 3 | 3",
        "explicit | WAHR | 1",
        "explicit | FAUX | 0",
        "explicit | 0 | 0",
        "explicit | yes | 1"
      })
  void spellingsOfCategoriesAreKnown(String column, String cell, int expected) {
    cells.put(column, cell);
    int place = Features.CATEGORICAL.indexOf(column);
    assertEquals(expected, PARSER.parse(cells::get).categories()[place]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy | 0,25 | .25", "energy | 2.5e-06 | 2.5e-6", "tempo | 120,345 | 120.345",
        "loudness | -9,5 | -9.5", "duration_ms | 3:45 | 225000", "duration_ms | 1:00:01 | 3601000",
        "duration_ms | 233,266 | 233266", "duration_ms | 233266.0 | 233266"
      })
  void spellingsOfNumbersAreKnown(String column, String cell, double expected) {
    cells.put(column, cell);
    int place = Features.NAMES.indexOf(column);
    assertEquals(expected, PARSER.parse(cells::get).features()[place]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key | H | not a number",
        "key | 12 | not from -1 to 11",
        "mode | 2 | neither major nor minor",
        "time_signature | four | not a number",
        "explicit | perhaps | neither true nor false",
        "energy | 1.5 | not from 0 to 1",
        "energy | 0,2,5 | not a number",
        "energy | 1,000.5 | not a number",
        "popularity | 101 | not from 0 to 100",
        "duration_ms | 3:5 | not a number",
        "duration_ms | -1 | not from 0 to 2147483647"
      })
  void otherSpellingsAreRefused(String column, String cell, String problem) {
    cells.put(column, cell);
    var e = assertThrows(HarmoniaNetException.class, () -> PARSER.parse(cells::get));
    assertEquals("column %s: %s (\"%s\")".formatted(column, problem, cell), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spotify:track:3QA7YeEEBY3ABp3e2zS8iq",
        "https://open.spotify.com/track/3QA7YeEEBY3ABp3e2zS8iq?si=x",
        "https://api.spotify.com/v1/tracks/3QA7YeEEBY3ABp3e2zS8iq",
        "3QA7YeEEBY3ABp3e2zS8iq"
      })
  void identifierIsFoundInLinks(String cell) {
    assertEquals("3QA7YeEEBY3ABp3e2zS8iq", TrackParser.id(cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['A'] | A",
        "['A', \"B's\"] | A;B's",
        "['It\\'s', 'C, D'] | It's;C, D",
        "[] | []",
        "[unreleased] | [unreleased]",
        "A;B | A;B"
      })
  void artistsInPythonsListsAreKnown(String cell, String artists) {
    assertEquals(artists, TrackParser.artists(cell));
  }

  @Test
  void malformedCellIsNamed() {
    cells.put("key", "1.5");
    var e = assertThrows(HarmoniaNetException.class, () -> PARSER.parse(cells::get));
    assertEquals("column key: not a whole number (\"1.5\")", e.getMessage());
  }
}
