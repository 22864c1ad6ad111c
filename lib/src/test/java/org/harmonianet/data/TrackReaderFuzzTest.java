package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever is done to a file: it is read to the last row, or refused in one line. */
@Execution(ExecutionMode.CONCURRENT)
class TrackReaderFuzzTest {
  private static final int FILES = 4_000;
  private static final Pattern ENDS_A_LINE = Pattern.compile("[\\p{Cc}\u2028\u2029]");

  @Test
  void counterCounts() {
    assertEquals(3, DamagedTracks.records("a,b\r\n\n\"x\ny\",\"\"\"\"\rc"));
    assertEquals(2, DamagedTracks.records("a\n\"\"\n"));
    assertEquals(2, DamagedTracks.records("a\nb\"\n"));
    assertEquals(-1, DamagedTracks.records("a\n\"b\"c\n"));
    assertEquals(-1, DamagedTracks.records("a\n\"b\n"));
  }

  private static boolean isRead(String text) throws Exception {
    try {
      AtomicInteger rows = new AtomicInteger();
      TrackReader.forEachBatch(
          Path.of("tracks.csv"),
          new ByteArrayInputStream(DamagedTracks.latin1(text)),
          7,
          batch -> rows.addAndGet(batch.rowCount()));
      String afterMark = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
      assertEquals(DamagedTracks.records(afterMark), 1 + rows.get(), text);
      return true;
    } catch (HarmoniaNetException e) {
      String message = e.getMessage();
      assertTrue(message.startsWith("tracks.csv: "), message);
      assertFalse(ENDS_A_LINE.matcher(message).find(), message);
      assertTrue(message.length() < 1200, message);
      return false;
    }
  }

  @Test
  void mutatedFilesAreReadWholeOrRefused() {
    DamagedTracks files = new DamagedTracks();
    int read =
        assertTimeoutPreemptively(
            Duration.ofSeconds(120),
            () -> {
              int count = 0;
              for (int i = 0; i < FILES; i++) {
                count += isRead(DamagedTracks.text(files.next())) ? 1 : 0;
              }
              return count;
            });
    assertTrue(read > FILES / 20 && read < FILES / 2, read + " files are read");
  }
}
