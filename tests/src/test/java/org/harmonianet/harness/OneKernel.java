package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs notebooks in one kernel, which is quicker than an execution of each. */
final class OneKernel {
  private OneKernel() {}

  /**
   * Runs each notebook until a cell fails.
   *
   * @param cases what {@code tests/kernel/first_errors.py} takes
   * @return what the failing cells said, in the order of the cases
   */
  static List<String> firstErrors(Map<String, String> settings, List<Map<String, String>> cases) {
    try {
      Path file = Files.createTempFile("cases", ".json");
      new ObjectMapper().writeValue(file.toFile(), cases);
      Project.Result result =
          Project.run(settings, ".venv/bin/python", "tests/kernel/first_errors.py", "" + file);
      Files.delete(file);
      assertEquals(0, result.exit(), result.err());
      List<String> messages = new ArrayList<>();
      Project.parse(result.out()).forEach(message -> messages.add(message.asText()));
      assertEquals(cases.size(), messages.size());
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
