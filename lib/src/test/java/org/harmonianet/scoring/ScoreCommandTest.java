package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.TrackReader;
import org.harmonianet.evaluation.Scores;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.TrackInputs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** The command against the notebooks' reader and DJL's predictor. */
class ScoreCommandTest {
  @TempDir static Path models;
  private static Path model;

  @TempDir Path folder;
  private Path in;
  private Path out;
  private Path rejected;
  private String shown;

  @BeforeAll
  static void makeNetwork() {
    model = SmallNetwork.save(models.resolve("five"), 5, "real");
  }

  @BeforeEach
  void nameFiles() {
    in = folder.resolve("tracks.csv");
    out = folder.resolve("genres.csv");
    rejected = folder.resolve("genres-rejected.csv");
  }

  private ScoreCommand.Result score(String tracks) throws IOException {
    Files.writeString(in, tracks);
    return score(model);
  }

  private ScoreCommand.Result score(Path network) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8)) {
      return new ScoreCommand(stream, null).score(ScoreFiles.of(in, out), network);
    } finally {
      shown = screen.toString(StandardCharsets.UTF_8);
    }
  }

  private String refusal(Path network) {
    String message = assertThrows(HarmoniaNetException.class, () -> score(network)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private static List<NamedCsvRecord> records(Path file) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.startsWith("\uFEFF"));
    return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void manyRowsAreScoredInTheirOrderAsThePredictorDoes() throws Exception {
    int rows = 6_000;
    assertEquals(new ScoreCommand.Result(rows, 0), score(SmallNetwork.csv(rows)));
    Table tracks = TrackReader.read(in);
    SavedModel saved = SavedModel.read(model);
    try (Model loaded = saved.load(model, Device.cpu())) {
      double[][] expected =
          GenreTranslator.predict(loaded, saved.encoder(), TrackInputs.of(tracks));
      List<NamedCsvRecord> records = records(out);
      assertEquals(rows, records.size());
      for (int row = 0; row < rows; row++) {
        NamedCsvRecord record = records.get(row);
        assertEquals("id" + row, record.getField("track_id"));
        assertEquals("A, \"B\"", record.getField("artists"));
        assertEquals("Ünö " + row, record.getField("track_name"));
        int[] best = Scores.mostProbable(expected[row], 3);
        for (int i = 0; i < 3; i++) {
          String place = List.of("", "second_", "third_").get(i);
          double probability = Double.parseDouble(record.getField(place + "probability"));
          assertEquals(expected[row][best[i]], probability, 1e-6);
          assertEquals(saved.genres().get(best[i]), record.getField(place + "genre"));
        }
      }
    }
    assertEquals(List.of("genres.csv", "tracks.csv"), files());
    assertTrue(shown.contains("6,000 rows scored, 0 rejected, "), shown);
    assertFalse(shown.contains("synthetic"), shown);
  }

  @Test
  void rowsThatCannotBeScoredAreWrittenAsideWithTheirReason() throws Exception {
    String csv =
        SmallNetwork.csv(5)
            .replace("id1,", "=id1,")
            .replace("101.5,4", "fast,4")
            .replace(SmallNetwork.line(3), "id3,too,few\n");
    assertEquals(new ScoreCommand.Result(3, 2), score(csv));
    List<NamedCsvRecord> records = records(rejected);
    assertEquals(
        List.of("row", "reason", "track_id", "artists", "track_name"),
        List.copyOf(records.get(0).getHeader()));
    assertEquals("2", records.get(0).getField("row"));
    assertEquals("column tempo: not a number (\"fast\")", records.get(0).getField("reason"));
    assertEquals("'=id1", records.get(0).getField("track_id"));
    assertEquals("A, \"B\"", records.get(0).getField("artists"));
    assertEquals("Ünö 1", records.get(0).getField("track_name"));
    assertEquals("4", records.get(1).getField("row"));
    assertEquals(
        List.of("id0", "id2", "id4"),
        records(out).stream().map(record -> record.getField("track_id")).toList());
    assertTrue(shown.contains("genres-rejected.csv"), shown);
    assertTrue(shown.contains("tempo: not a number"), shown);
    assertTrue(shown.contains("3 rows scored, 2 rejected, "), shown);
  }

  @Test
  void rejectedRowsOfAnEarlierJobAreNotLeft() throws Exception {
    Files.writeString(rejected, "earlier");
    score(SmallNetwork.csv(2));
    assertEquals(List.of("genres.csv", "tracks.csv"), files());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void ifNothingIsScoredThereIsNoOutput(int rows) throws Exception {
    String csv = SmallNetwork.csv(rows).replace(",180000,", ",long,");
    assertEquals(new ScoreCommand.Result(0, rows), score(csv));
    assertEquals(
        rows == 0 ? List.of("tracks.csv") : List.of("genres-rejected.csv", "tracks.csv"), files());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void networkOfFewGenresGivesWhatItHas(int genres) throws Exception {
    Files.writeString(in, SmallNetwork.csv(3));
    score(SmallNetwork.save(models.resolve("few-" + genres), genres, "real"));
    assertEquals(3 + 2 * genres, records(out).get(2).getFieldCount());
  }

  @Test
  void syntheticNetworkIsNamed() throws Exception {
    Files.writeString(in, SmallNetwork.csv(3));
    score(SmallNetwork.save(models.resolve("synthetic"), 3, "synthetic"));
    assertTrue(shown.contains("synthetic data: its predictions mean nothing"), shown);
  }

  @Test
  void jsonLinesAreWrittenIfTheNameAsksForThem() throws Exception {
    out = folder.resolve("a [b]' c:ü.jsonl");
    score(SmallNetwork.csv(2) + "one\n");
    assertEquals(2, Files.readAllLines(out).size());
    assertEquals(1, records(folder.resolve("a [b]' c:ü-rejected.csv")).size());
  }

  @Test
  void nothingIsLost() throws Exception {
    Files.writeString(in, "of value");
    Files.writeString(out, "of value");
    assertEquals(out + " is there already: delete it, or name another OUT", refusal(model));
    out = in;
    assertEquals("OUT names the file that IN names: name another OUT", refusal(model));
    out = folder.resolve("other.csv");
    Files.move(in, folder.resolve("other-rejected.csv"));
    in = folder.resolve("other-rejected.csv");
    assertTrue(refusal(model).endsWith("name another OUT"));
    assertEquals("of value", Files.readString(in));
    assertEquals(List.of("genres.csv", "other-rejected.csv"), files());
  }

  @ParameterizedTest
  @CsvSource({"gone.csv, but there is no such file", "'', which is a folder: name a file"})
  void whatIsNoFileIsNamed(String name, String expected) {
    in = folder.resolve(name);
    assertTrue(refusal(model).endsWith(expected));
  }

  @Test
  void failureLeavesNoFile() throws Exception {
    Files.writeString(in, SmallNetwork.csv(3).replace("tempo", "speed"));
    assertTrue(refusal(model).contains("tempo"));
    Files.writeString(in, SmallNetwork.csv(3));
    assertTrue(refusal(folder).endsWith("model.json is missing: run 11-all-genres first"));
    assertEquals(List.of("tracks.csv"), files());
  }

  @Test
  void rowsAfterABrokenQuotationMarkAreNotPassedOver() throws Exception {
    String[] lines = SmallNetwork.csv(3000).split("(?<=\n)");
    lines[2500] = lines[2500].replace("album", "\"album\"s");
    Files.writeString(in, String.join("", lines));
    String message = refusal(model);
    assertTrue(message.contains("2501") || message.contains("2500"), message);
    assertEquals(List.of("tracks.csv"), files());
  }

  @Test
  void eachRowIsInOneFile() throws Exception {
    int rows = 5000;
    StringBuilder csv = new StringBuilder(SmallNetwork.HEADER);
    IntStream.range(0, rows)
        .forEach(row -> csv.append(row % 7 == 3 ? "id" + row + "\n" : SmallNetwork.line(row)));
    ScoreCommand.Result result = score(csv.toString());
    assertEquals(rows, result.scored() + result.rejected());
    assertEquals(result.scored(), records(out).size());
    assertEquals(result.rejected(), records(rejected).size());
  }
}
