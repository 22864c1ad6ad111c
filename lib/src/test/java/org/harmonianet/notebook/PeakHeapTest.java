package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakHeapTest {
  private static final int MEGABYTE = 1_000_000;

  @Test
  void objectsInUseCountAndGarbageDoesNot() {
    try (PeakHeap before = new PeakHeap()) {
      long base = before.bytes();
      try (PeakHeap peak = new PeakHeap()) {
        for (int i = 0; i < 3000; i++) {
          byte[] garbage = new byte[MEGABYTE];
          assertEquals(0, garbage[i]);
        }
        assertEquals(base, peak.bytes(), 15 * MEGABYTE, "3 GB of garbage");
      }
      try (PeakHeap peak = new PeakHeap()) {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          kept.add(new byte[MEGABYTE]);
        }
        long bytes = peak.bytes();
        assertTrue(bytes > base + kept.size() * MEGABYTE * .95, bytes + " after " + base);
      }
    }
  }

  @Test
  void peakIsRememberedWhenItIsOver() {
    try (PeakHeap before = new PeakHeap();
        PeakHeap peak = new PeakHeap()) {
      long base = before.bytes();
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        kept.add(new byte[MEGABYTE]);
      }
      long most = peak.bytes();
      assertTrue(most > base + kept.size() * MEGABYTE * .95, most + " after " + base);
      kept.clear();
      assertEquals(most, peak.bytes());
    }
  }
}
