package org.harmonianet.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.harmonianet.HarmoniaNetException;

/** Runs targets of the project's Makefile, as a reader does in a terminal. */
public final class Make {
  private Make() {}

  /**
   * Runs a target to its end.
   *
   * <pre>{@code
   * Make.run(run.settings().root(), "score", "IN=playlist.csv", "OUT=genres.csv")
   * }</pre>
   *
   * @param root the project's folder
   * @param words the target, and variables for it
   * @return the last line that the target prints, empty if it prints none
   * @throws HarmoniaNetException with that line, if the target fails
   */
  public static String run(Path root, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("make", "-s", "--no-print-directory"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String last =
        printed
            .lines()
            .filter(line -> !line.startsWith("make")) // make's own words on a target that failed
            .reduce("", (earlier, line) -> line);
    if (process.waitFor() != 0) {
      throw new HarmoniaNetException(
          last.isEmpty() ? "make " + String.join(" ", words) + " failed" : last);
    }
    return last;
  }
}
