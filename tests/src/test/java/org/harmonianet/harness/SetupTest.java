package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the set-up starts from: the check of the machine, and the locked Python packages. */
@Execution(ExecutionMode.CONCURRENT)
class SetupTest {
  /** All that are asked for, by the names of their files. */
  static final List<String> REQUIREMENTS =
      Stream.of(Project.ROOT.resolve("environment/python").toFile().list())
          .filter(file -> file.endsWith(".in"))
          .map(file -> file.replace(".in", ""))
          .sorted()
          .toList();

  private static final Pattern LOCKED =
      Pattern.compile("[a-z0-9.-]+==\\S+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+");

  @TempDir Path folder;

  private static void assertOneLine(String expected, Project.Result result) {
    assertEquals(1, result.exit(), result.out());
    assertTrue(result.err().startsWith(expected), result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "java, 'echo ''openjdk version \"11.0.2\"'' >&2', 'Java 11 is too old: install a JDK, version 17'",
    "java, 'exit 127', 'Java is missing: install a JDK, version 17'",
    "mvn, 'echo Apache Maven 3.5.4', 'Maven 3.5.4 is too old: install version 3.6.3 or newer'",
    "mvn, 'echo Apache Maven 3.6.2', 'Maven 3.6.2 is too old: install version 3.6.3 or newer'",
    "python3, 'echo Python 3.8.1; exit 1', 'Python 3.8.1 is too old: install Python 3.10'"
  })
  void missingOrOldToolIsOneLine(String tool, String script, String message) throws Exception {
    Project.fakeTool(folder, tool, script);
    Map<String, String> path =
        Map.of("PATH", folder + ":" + System.getenv("PATH"), "JAVA_HOME", "", "PYTHON", "");
    assertOneLine(message, Project.run(path, "environment/kernel/check.sh"));
  }

  @ParameterizedTest
  @CsvSource({"3.6.3", "3.8.7", "3.10.1", "4.0.0-rc-5"})
  void newerMavenPasses(String version) throws Exception {
    Project.fakeTool(folder, "mvn", "echo Apache Maven " + version);
    Map<String, String> path = Map.of("PATH", folder + ":" + System.getenv("PATH"));
    assertEquals(0, Project.run(path, "environment/kernel/check.sh").exit());
  }

  @Test
  void missingMavenIsOneLineUntilTheJarIsBuilt() throws Exception {
    for (String tool : List.of("sed", "grep", "find", "java")) {
      String path = Project.run(Map.of(), "sh", "-c", "command -v " + tool).out().strip();
      Project.fakeTool(folder, tool, "exec " + path + " \"$@\"");
    }
    String python = Project.ROOT.resolve(".venv/bin/python").toString();
    Map<String, String> machine =
        Map.of("PATH", folder.toString(), "JAVA_HOME", "", "PYTHON", python);
    assertOneLine(
        "Maven is missing: install it (Debian: maven)",
        Project.run(machine, "environment/kernel/check.sh"));

    Path jar = Files.createFile(folder.resolve("harmonianet.jar"));
    assertEquals(0, Project.run(machine, "environment/kernel/check.sh", jar.toString()).exit());
    assertTrue(jar.toFile().setLastModified(0));
    assertOneLine(
        "Maven is missing, and pom.xml is newer than the helper jar: install it (Debian: maven)",
        Project.run(machine, "environment/kernel/check.sh", jar.toString()));
  }

  @ParameterizedTest
  @FieldSource("REQUIREMENTS")
  void everyPackageIsLockedWithItsHashes(String name) throws Exception {
    Path environment = Project.ROOT.resolve("environment/python");
    String lock = Files.readString(environment.resolve(name + ".txt")).replace("\\\n", "");
    List<String> packages =
        lock.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")).toList();
    for (String line : packages) {
      assertTrue(LOCKED.matcher(line).matches(), line);
    }
    for (String asked : Files.readAllLines(environment.resolve(name + ".in"))) {
      if (!asked.isBlank() && !asked.startsWith("#") && !asked.startsWith("-c")) {
        assertTrue(
            packages.stream().anyMatch(line -> line.startsWith(asked + " ")),
            asked + " is not locked: run make lock");
      }
    }
  }
}
