package org.harmonianet.scoring;

import java.io.PrintStream;
import java.time.Duration;

/** Shows on a terminal how far a job is, on one line that is written again and again. */
final class Progress {
  private static final long INTERVAL = Duration.ofMillis(200).toNanos();
  private static final String CLEAR = "\r\033[K";

  private final PrintStream terminal;
  private final long started = System.nanoTime();
  private long shown = started;

  /**
   * @param terminal null to show nothing
   */
  Progress(PrintStream terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows how far the job is, unless it has just been shown.
   *
   * @param rows read by now
   * @param share of the file read by now, from 0 to 1
   */
  void show(long rows, double share) {
    long now = System.nanoTime();
    if (terminal != null && now - shown >= INTERVAL) {
      shown = now;
      terminal.print(CLEAR + line(rows, share, (now - started) / 1e9));
      terminal.flush();
    }
  }

  /** Says how far, how fast, and how long the rest takes at that rate. */
  static String line(long rows, double share, double seconds) {
    String done = "%3.0f%%  %,d rows, %,.0f rows/s".formatted(100 * share, rows, rows / seconds);
    return share > 0 ? done + ", " + left(seconds * (1 / share - 1)) + " left" : done;
  }

  private static String left(double seconds) {
    return seconds < 100
        ? "%.0f s".formatted(seconds)
        : seconds < 6000 ? "%.0f min".formatted(seconds / 60) : "%.1f h".formatted(seconds / 3600);
  }

  /** Removes the line. */
  void end() {
    if (terminal != null && shown != started) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
