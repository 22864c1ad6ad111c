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
  void peakIsRememberedWhenItIsOver() throws Exception {
    try (PeakHeap before = new PeakHeap();
        PeakHeap peak = new PeakHeap()) {
      long base = before.bytes();
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        kept.add(new byte[MEGABYTE]);
      }
      System.gc();
      long most = base + kept.size() * MEGABYTE * 95 / 100;
      kept.clear();
      for (int wait = 0; peak.bytes() < most; wait++) { // word of the collection comes late
        assertTrue(wait < 100, peak.bytes() + " after " + base);
        Thread.sleep(50);
      }
    }
  }
}
