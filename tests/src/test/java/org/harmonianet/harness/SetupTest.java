package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The set-up: what it needs of a machine, what it remembers, and the locked Python packages. */
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

  @ParameterizedTest
  @ValueSource(strings = {"class_archive", "machine", "steps"})
  void worksAsItsOwnTestsSay(String name) {
    Project.Result result =
        Project.run(
            Map.of(), ".venv/bin/python", "-m", "unittest", "tests/setup/test_" + name + ".py");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().strip().endsWith("OK"), result.err());
  }

  @Test
  void makesNothingAnewIfNothingHasChanged() {
    Project.Result result = Project.run(Map.of(), "environment/setup/setup.sh", "browser", "spark");
    assertEquals(0, result.exit(), result.err());
    assertEquals("", result.out());
  }

  @Test
  void tableNamesAllThatIsLookedAt() {
    Map<String, String> none = Map.of("JAVA_HOME", "/none", "HARMONIANET_DATA", "gone.csv");
    Project.Result result = Project.run(none, "environment/setup/setup.sh", "check");
    assertEquals(1, result.exit(), result.out());
    Map<String, String> lines =
        result
            .out()
            .lines()
            .map(line -> line.split(" {2,}"))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[2]));
    assertEquals("HARMONIANET_DATA names gone.csv, which is not a file", lines.remove("dataset"));
    assertTrue(lines.remove("Java").startsWith("JAVA_HOME names /none"), result.out());
    assertTrue(
        lines.keySet().containsAll(List.of("folder", "Python", "disk", "memory", "GPU", "git")),
        result.out());
    lines.remove("Maven"); // which does not start with that JAVA_HOME
    assertEquals(Set.of("ok"), Set.copyOf(lines.values()), result.out());
  }

  @Test
  void kernelCanBeInstalledForTheUserAndRemoved() {
    Path data = Project.emptyFolder("tests/target/jupyter-data");
    Map<String, String> variables = Map.of("JUPYTER_DATA_DIR", data.toString());
    String program = "environment/setup/user_kernel.py";
    Project.Result installed = Project.run(variables, ".venv/bin/python", program, "install");
    assertEquals(0, installed.exit(), installed.err());
    JsonNode words = Project.json(data.resolve("kernels/harmonianet/kernel.json")).get("argv");
    Path script = Path.of(words.get(1).asText());
    assertTrue(script.isAbsolute() && script.toFile().isFile(), script.toString());
    assertFalse(words.toString().contains("{resource_dir}"), words.toString());
    for (String said : List.of("removed: ", "there is none: ")) {
      Project.Result removed = Project.run(variables, ".venv/bin/python", program, "remove");
      assertEquals(said + data.resolve("kernels/harmonianet") + "\n", removed.out());
    }
  }

  /** The files of the environment are linked, except those that the set-up writes anew. */
  @Test
  void projectThatWasMovedToAFolderWithAnOddNameGoesOn() {
    Path project =
        Project.emptyFolder("tests/target/moved").resolve("a b'c \"d\" [e] $f %g #h ü&(i);j*?!~,k");
    String copy =
        """
        set -e
        mkdir "$1" && cp -r Makefile pom.xml notebooks environment "$1" && mkdir "$1/lib"
        cp -r lib/pom.xml lib/src "$1/lib" && mkdir "$1/.venv"
        cp -rl .venv/lib .venv/share .venv/etc "$1/.venv"
        cp -r .venv/bin .venv/made .venv/pyvenv.cfg "$1/.venv"
        """;
    Project.Result copied = Project.run(Map.of(), "sh", "-c", copy, "sh", project.toString());
    assertEquals(0, copied.exit(), copied.err());

    Map<String, String> quick =
        Map.of("HARMONIANET_DATA", "synthetic", "HARMONIANET_QUICK", "true", "LC_ALL", "C");
    Project.Result made = Project.run(quick, "make", "-C", project.toString(), "-s", "data");
    assertEquals(0, made.exit(), made.err());
    String anew = "set-up: classes of the kernel\n"; // whose archive has the folder's name
    assertEquals(anew + "data: the synthetic catalogue\n", made.out());
    String jupyter = project.resolve(".venv/bin/jupyter").toString();
    assertEquals(0, Project.run(Map.of(), jupyter, "--version").exit());
    String python = project.resolve(".venv/bin/python").toString();
    String[] execute = {
      project + "/environment/report/run_notebooks.py",
      project + "/out",
      project.resolve("notebooks/01-eda.ipynb").toString()
    };
    Project.Result executed = Project.run(quick, python, execute);
    assertEquals(0, executed.exit(), executed.err());
    assertTrue(project.resolve("build/run/results/01-eda.json").toFile().isFile());
    Project.emptyFolder("tests/target/moved");
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
