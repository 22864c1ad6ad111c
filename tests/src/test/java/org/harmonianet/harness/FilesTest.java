package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The committed files: notebooks that diff cleanly, the kernel, and the check of the machine. */
class FilesTest {
  static final List<String> NOTEBOOKS = Project.NOTEBOOKS;

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void notebookIsCommittedWithoutOutputs(String name) {
    Notebook notebook = Notebook.read(Project.ROOT.resolve("notebooks"), name);
    assertEquals("harmonianet", notebook.content().at("/metadata/kernelspec/name").asText());
    Set<String> ids = new HashSet<>();
    notebook.content().get("cells").forEach(cell -> assertTrue(ids.add(cell.get("id").asText())));
    for (JsonNode cell : notebook.cells("code")) {
      assertEquals(0, cell.get("outputs").size(), cell.get("id").asText());
      assertTrue(cell.get("execution_count").isNull(), cell.get("id").asText());
      assertTrue(cell.get("metadata").isEmpty(), cell.get("id").asText());
    }
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void notebookReadsAsAStory(String name) {
    Notebook notebook = Notebook.read(Project.ROOT.resolve("notebooks"), name);
    JsonNode first = notebook.content().at("/cells/0");
    assertTrue(Notebook.text(first.get("source")).startsWith("# " + name.substring(0, 2)), name);
    assertTrue(Notebook.text(first.get("source")).contains("?"), "it opens with a question");
    for (JsonNode cell : notebook.cells("code")) {
      assertTrue(cell.get("source").size() <= 13, name + " has a long cell: " + cell.get("id"));
    }
  }

  @Test
  void kernelsHeapIsBelowOneGigabyte() {
    JsonNode kernel =
        Project.json(Project.ROOT.resolve(".venv/share/jupyter/kernels/harmonianet/kernel.json"));
    assertEquals("HarmoniaNet (Java)", kernel.get("display_name").asText());
    assertTrue(kernel.get("argv").toString().contains("\"-Xmx900m\""), kernel.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "java, 'echo ''openjdk version \"11.0.2\"'' >&2', 'Java 11 is too old: install a JDK, version 17'",
    "java, 'exit 127', 'Java is missing: install a JDK, version 17'",
    "python3, 'echo Python 3.8.1; exit 1', 'Python 3.8.1 is too old: install Python 3.10'"
  })
  void missingOrOldToolIsOneLine(String tool, String script, String message, @TempDir Path folder)
      throws Exception {
    Path fake = Files.writeString(folder.resolve(tool), "#!/bin/sh\n" + script + "\n");
    assertTrue(fake.toFile().setExecutable(true));
    Map<String, String> path =
        Map.of("PATH", folder + ":" + System.getenv("PATH"), "JAVA_HOME", "", "PYTHON", "");
    Project.Result result = Project.run(path, "environment/check.sh");
    assertEquals(1, result.exit(), result.out());
    assertTrue(result.err().startsWith(message), result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
  }

  @Test
  void missingMavenIsOneLine(@TempDir Path folder) throws Exception {
    for (String tool : List.of("sed", "grep", "java")) {
      String path = Project.run(Map.of(), "sh", "-c", "command -v " + tool).out().strip();
      Path wrapper = folder.resolve(tool);
      Files.writeString(wrapper, "#!/bin/sh\nexec " + path + " \"$@\"\n");
      assertTrue(wrapper.toFile().setExecutable(true));
    }
    String python = Project.ROOT.resolve(".venv/bin/python").toString();
    Project.Result result =
        Project.run(
            Map.of("PATH", folder.toString(), "JAVA_HOME", "", "PYTHON", python),
            "environment/check.sh");
    assertEquals("Maven is missing: install it (Debian: maven)", result.err().strip());
  }
}
