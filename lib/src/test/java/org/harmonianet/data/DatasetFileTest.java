package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locating and verifying; the download is tested in tests/setup/test_dataset.py. */
class DatasetFileTest {
  @TempDir Path folder;
  private Path root;
  private Path own;
  private Path sample;

  @BeforeEach
  void makeProject() throws Exception {
    root = Files.createDirectories(folder.resolve("project"));
    own = Files.createDirectories(root.resolve("data")).resolve("dataset.csv");
    sample = Files.writeString(folder.resolve("sample"), "a,b\n1,2\n");
  }

  private Optional<Path> locate(String requested) {
    Settings settings =
        new Settings(
            42, 1, "auto", requested, Map.of(), false, 10, "", false, root.resolve("run"), root);
    return new DatasetFile(settings, Artifacts.sha256(sample)).locate();
  }

  private String refusal(String requested) {
    String message = assertThrows(HarmoniaNetException.class, () -> locate(requested)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void findsTheDownload() throws Exception {
    Files.copy(sample, own);
    assertEquals(Optional.of(own), locate(""));
    assertEquals(Optional.of(own), locate("required"));
  }

  @Test
  void followsLink() throws Exception {
    Files.createSymbolicLink(own, Path.of("../../sample"));
    assertEquals(Optional.of(own), locate("required"));
    Files.delete(sample);
    Files.writeString(sample, "something else");
    Files.delete(own);
    Files.createSymbolicLink(own, Path.of("../../gone"));
    assertEquals(Optional.empty(), locate(""));
  }

  @Test
  void looksNowhereElse() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared/data")).resolve("dataset.csv");
    Files.copy(sample, shared);
    assertEquals(Optional.empty(), locate(""));
  }

  @Test
  void fileWithWrongChecksumIsNotDeleted() throws Exception {
    Files.writeString(own, "something else");
    for (String requested : new String[] {"", "required"}) {
      String message = refusal(requested);
      assertTrue(message.startsWith("data/dataset.csv has checksum "), message);
      assertTrue(message.contains("delete it to have it downloaded again"), message);
      assertEquals("something else", Files.readString(own));
    }
  }

  @Test
  void withoutFileTheSyntheticCatalogueIsUsed() {
    PrintStream out = System.out;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      assertEquals(Optional.empty(), locate(""));
    } finally {
      System.setOut(out);
    }
    assertEquals(
        "no dataset was found at data/dataset.csv: run `make data` to download it\n",
        log.toString(StandardCharsets.UTF_8));
    assertFalse(Files.exists(own));
  }

  @Test
  void requiredFileIsAskedFor() {
    assertEquals(
        "HARMONIANET_DATA=required, but no dataset was found. Put it at data/dataset.csv or run"
            + " `make data`.",
        refusal("required"));
  }

  @Test
  void namedFileIsTakenAsItIs() throws Exception {
    Path mine = Files.writeString(root.resolve("mine.csv"), "x");
    assertEquals(Optional.of(mine), locate("mine.csv"));
    assertEquals("HARMONIANET_DATA names gone.csv, which is not a file", refusal("gone.csv"));
  }

  @Test
  void syntheticOnRequest() throws Exception {
    Files.copy(sample, own);
    assertEquals(Optional.empty(), locate("synthetic"));
  }
}
