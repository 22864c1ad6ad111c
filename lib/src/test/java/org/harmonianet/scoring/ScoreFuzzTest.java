package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.DamagedTracks;
import org.harmonianet.model.TrackPredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file: each of its rows is scored or rejected, or the file is refused. */
class ScoreFuzzTest {
  private static final int FILES = 600;

  @TempDir Path folder;

  private static long records(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String text = Files.readString(file);
    assertEquals("\uFEFF", text.substring(0, 1));
    return CsvReader.builder().ofCsvRecord(text.substring(1)).stream().count() - 1;
  }

  @Test
  void eachRowIsScoredOrRejected() throws Exception {
    Path model = SmallNetwork.save(folder.resolve("model"), 3, "real");
    Path in = folder.resolve("tracks.csv");
    Path out = folder.resolve("genres.csv");
    Path rejected = folder.resolve("genres-rejected.csv");
    DamagedTracks files = new DamagedTracks();
    ScoreCommand command = new ScoreCommand(new PrintStream(OutputStream.nullOutputStream()), null);
    int some = 0;
    try (TrackPredictor predictor = TrackPredictor.load(model)) {
      for (int i = 0; i < FILES; i++) {
        byte[] content = files.next();
        Files.write(in, content);
        Files.deleteIfExists(out);
        try {
          ScoreCommand.Result result = command.score(ScoreFiles.of(in, out), predictor);
          String text = new String(content, StandardCharsets.ISO_8859_1);
          String afterMark = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
          assertEquals(
              DamagedTracks.records(afterMark), 1 + result.scored() + result.rejected(), text);
          assertEquals(result.scored(), records(out), text);
          assertEquals(result.rejected(), records(rejected), text);
          assertEquals(result.scored() > 0, Files.exists(out));
          some += result.scored() > 0 && result.rejected() > 0 ? 1 : 0;
        } catch (HarmoniaNetException e) {
          assertEquals(1, e.getMessage().lines().count(), e.getMessage());
          assertFalse(Files.exists(out));
        }
      }
    }
    assertTrue(some > FILES / 20, some + " files have rows of both kinds");
  }
}
