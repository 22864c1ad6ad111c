package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ScoreFormatTest {
  private static final List<Guess> GUESSES =
      List.of(new Guess("blues", .75f), new Guess("a, \"b\"", .1234567f), new Guess("-x", 0));

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ScoredTrack track(String id, String artists, String name, int guesses) {
    return new ScoredTrack(id, artists, name, GUESSES.subList(0, guesses));
  }

  private static List<List<String>> csv(int guesses, ScoredTrack... tracks) {
    String all = text(ScoreFormat.CSV.head(guesses)) + text(ScoreFormat.CSV.body(List.of(tracks)));
    assertEquals("\uFEFF", all.substring(0, 1));
    List<List<String>> records = new ArrayList<>();
    CsvReader.builder()
        .ofCsvRecord(all.substring(1))
        .forEach(record -> records.add(record.getFields()));
    return records;
  }

  @Test
  void csvHasThreeGenresAndTheirProbabilities() {
    assertEquals(
        List.of(
            List.of(
                "track_id",
                "artists",
                "track_name",
                "genre",
                "probability",
                "second_genre",
                "second_probability",
                "third_genre",
                "third_probability"),
            List.of(
                "id1",
                "Ü;\u05D0",
                "two\nlines",
                "blues",
                "0.750000",
                "a, \"b\"",
                "0.123457",
                "'-x",
                "0.000000")),
        csv(3, track("id1", "Ü;\u05D0", "two\nlines", 3)));
  }

  @Test
  void networkOfTwoGenresHasTwo() {
    List<List<String>> records = csv(2, track("id1", "", "", 2), track("id2", "", "", 2));
    assertEquals(3, records.size());
    records.forEach(record -> assertEquals(7, record.size()));
    assertEquals("second_probability", records.get(0).get(6));
  }

  /** A spreadsheet program would compute it, or call a program. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void nameIsNoFormula(String name) {
    assertEquals("'" + name, csv(1, track("id1", name, "", 1)).get(1).get(1));
  }

  @Test
  void jsonHasAnObjectALine() throws Exception {
    List<ScoredTrack> tracks = List.of(track("id1", "=Ü", "a\n\"b\"", 3), track("", "", "", 1));
    List<String> lines = text(ScoreFormat.JSON_LINES.body(tracks)).lines().toList();
    assertEquals("", text(ScoreFormat.JSON_LINES.head(3)));
    assertEquals(2, lines.size());
    Map<?, ?> first = new ObjectMapper().readValue(lines.get(0), Map.class);
    assertEquals(
        List.of(
            "track_id",
            "artists",
            "track_name",
            "genre",
            "probability",
            "second_genre",
            "second_probability",
            "third_genre",
            "third_probability"),
        List.copyOf(first.keySet()));
    assertEquals("=Ü", first.get("artists"));
    assertEquals("a\n\"b\"", first.get("track_name"));
    assertEquals(.123457, first.get("second_probability"));
    assertEquals(5, new ObjectMapper().readValue(lines.get(1), Map.class).size());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.000000",
    "1.0000001, 1.000000",
    "0, 0.000000",
    "0.9999999, 1.000000",
    "0.000001, 0.000001",
    "0.1, 0.100000",
    "4e-7, 0.000000"
  })
  void probabilityHasSixDecimals(float probability, String expected) {
    ScoredTrack track = new ScoredTrack("", "", "", List.of(new Guess("blues", probability)));
    assertEquals(",,,blues," + expected, text(ScoreFormat.CSV.body(List.of(track))).strip());
  }

  @ParameterizedTest
  @CsvSource({"a.csv, CSV", "A.CSV, CSV", "a.b.jsonl, JSON_LINES", ".ndjson, JSON_LINES"})
  void nameSaysTheForm(Path file, ScoreFormat expected) {
    assertEquals(expected, ScoreFormat.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"genres", "genres.xlsx", "csv", "genres.csv.gz"})
  void otherNameIsRefusedWithWhatToNameIt(String name) {
    String message =
        assertThrows(HarmoniaNetException.class, () -> ScoreFormat.of(Path.of(name))).getMessage();
    assertEquals(
        "OUT is named "
            + name
            + ": end its name with .csv for a spreadsheet, or with .jsonl for JSON lines",
        message);
  }
}
