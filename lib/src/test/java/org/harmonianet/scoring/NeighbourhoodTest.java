package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.data.TrackReader;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedCatalogue;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.TrackCatalogue;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Scoring with the other tracks of the file and of the saved catalogue. */
class NeighbourhoodTest {
  private static final int ROWS = 300;

  @TempDir Path folder;
  private Path model;
  private Path in;
  private String shown;

  @BeforeEach
  void makeFiles() throws IOException {
    model = SmallNetwork.saveInContext(folder.resolve("model"), 5);
    in = Files.writeString(folder.resolve("tracks.csv"), SmallNetwork.csv(ROWS));
  }

  private List<String> score(String out) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Path target = folder.resolve(out);
    new ScoreCommand(screen, null).score(ScoreFiles.of(in, target), model);
    shown = bytes.toString(StandardCharsets.UTF_8);
    return Files.readAllLines(target);
  }

  private static double probability(String line) {
    return Double.parseDouble(line.split(",")[5]); // after a comma in the artists' name
  }

  /** All rows have the same artists, so each is judged with the others. */
  @Test
  void tracksAreJudgedWithTheFilesOtherTracks() throws IOException {
    SavedModel saved = SavedModel.read(model);
    Table tracks = TrackReader.read(in);
    double[][] expected;
    try (Model loaded = saved.load(model, Device.cpu())) {
      var encoder = (TrackInContextEncoder) saved.encoder();
      TrackCatalogue catalogue = SavedCatalogue.require(model, saved); // empty, but it knows names
      catalogue.add(tracks);
      float[][] contexts = catalogue.describe(tracks);
      expected = GenreTranslator.predict(loaded, encoder, encoder.inputs(tracks).with(contexts));
    }
    List<String> lines = score("genres.csv");
    assertEquals(ROWS + 1, lines.size());
    double[] found = lines.stream().skip(1).mapToDouble(NeighbourhoodTest::probability).toArray();
    double[] best =
        IntStream.range(0, ROWS)
            .mapToDouble(i -> Arrays.stream(expected[i]).max().orElse(0))
            .toArray();
    assertArrayEquals(best, found, 2e-6);
  }

  /** What the catalogue knows of the artists counts as what the file does. */
  @Test
  void catalogueCountsAsTheFileDoes() throws IOException {
    List<String> together = score("together.csv");
    SavedModel saved = SavedModel.read(model);
    TrackCatalogue catalogue = SavedCatalogue.require(model, saved);
    catalogue.add(TrackReader.read(in));
    SavedCatalogue.save(model, saved, catalogue);
    List<String> lines = Files.readAllLines(in);
    Files.write(in, lines.subList(0, 2));
    double expected = probability(together.get(1));
    assertEquals(expected, probability(score("one.csv").get(1)), 2e-6);
    Files.delete(model.resolve(SavedCatalogue.FILE));
    double alone = probability(score("alone.csv").get(1));
    assertTrue(Math.abs(alone - expected) > 1e-3, "the catalogue matters");
  }

  /** Names count without artists; without both, tracks are judged as without a catalogue. */
  @Test
  void fileWithoutArtistsIsScoredTrackByTrack() throws IOException {
    Files.writeString(in, Files.readString(in).replace("track_id,artists", "track_id,who"));
    List<String> named = score("named.csv");
    assertTrue(shown.contains("artists is missing: the tracks are judged without each"), shown);
    Files.writeString(in, Files.readString(in).replace("album_name,track_name", "where,what"));
    List<String> without = score("without.csv");
    assertNotEquals(named, without, "names matter");
    Files.delete(model.resolve(SavedCatalogue.FILE));
    assertEquals(score("masked.csv"), without);
  }
}
