package org.harmonianet.bench;

import java.nio.file.Path;
import java.util.Map;
import org.harmonianet.data.TrackReader;

/**
 * Reads a file of tracks as the notebooks do: {@code ReadBench FILE TIMES BATCH}, a table of so
 * many rows at a time. Prints the rows, and the seconds of each time.
 */
final class ReadBench {
  private ReadBench() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    double[] seconds = new double[Integer.parseInt(arguments[1])];
    int batch = Integer.parseInt(arguments[2]);
    long[] rows = new long[1];
    for (int i = 0; i < seconds.length; i++) {
      rows[0] = 0;
      long started = System.nanoTime();
      TrackReader.forEachBatch(file, batch, tracks -> rows[0] += tracks.rowCount());
      seconds[i] = (System.nanoTime() - started) / 1e9;
    }
    Output.print(Map.of("rows", rows[0], "seconds", seconds));
  }
}
