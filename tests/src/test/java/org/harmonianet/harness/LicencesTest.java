package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The report's list of licences: every jar and Python package is in it. */
@Execution(ExecutionMode.CONCURRENT)
class LicencesTest {
  private record Component(String kind, String name, String version, String licence) {}

  private static List<Component> components;

  @BeforeAll
  static void list() {
    Project.Result result =
        Project.run(Map.of(), ".venv/bin/python", "environment/report/licences.py");
    assertEquals(0, result.exit(), result.err());
    components =
        result
            .out()
            .lines()
            .map(line -> line.split("\t"))
            .map(cells -> new Component(cells[0], cells[1], cells[2], cells[3]))
            .toList();
  }

  private static List<String> names(Path folder, String pattern, String end) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(end, "")));
    }
    return names;
  }

  @Test
  void everyJarIsListed() throws Exception {
    Path kernel = Project.ROOT.resolve(".venv/share/jupyter/kernels/harmonianet/lib");
    List<String> jars = names(kernel, "*.jar", ".jar");
    jars.remove("harmonianet");
    assertTrue(jars.size() > 30, jars.toString());
    List<Component> java = components.stream().filter(c -> c.kind().equals("Java")).toList();
    assertEquals(jars.size(), java.size());
    for (String jar : jars) {
      assertTrue(
          java.stream()
              .anyMatch(c -> jar.startsWith(c.name().replaceAll(".*:", "") + "-" + c.version())),
          jar);
    }
  }

  @Test
  void everyPackageIsListed() throws Exception {
    try (DirectoryStream<Path> packages =
        Files.newDirectoryStream(Project.ROOT.resolve(".venv/lib"), "python3*")) {
      List<String> installed =
          names(packages.iterator().next().resolve("site-packages"), "*.dist-info", ".dist-info");
      assertTrue(installed.size() > 80, installed.toString());
      List<String> listed =
          components.stream()
              .filter(c -> c.kind().equals("Python"))
              .map(c -> normal(c.name() + "-" + c.version()))
              .toList();
      for (String name : installed) {
        assertTrue(listed.contains(normal(name)), name);
      }
    }
  }

  private static String normal(String name) {
    return name.toLowerCase().replaceAll("[-_.]+", "-");
  }

  @Test
  void licencesAreNamedOrSaidToBeUnknown() {
    for (Component component : components) {
      assertFalse(component.licence().isBlank(), component.toString());
    }
    String smile = licence("com.github.haifengl:smile-core");
    assertEquals("GNU Lesser General Public License, Version 3", smile);
    assertEquals("MIT", licence("plotly"));
    long unknown = components.stream().filter(c -> c.licence().equals("unknown")).count();
    assertTrue(unknown < components.size() / 10, unknown + " are unknown");
  }

  @Test
  void whatNamesNoLicenceIsUnknown() {
    String look =
        "import sys; sys.path.insert(0, 'environment/report'); import email, licences;"
            + "print(licences.licence(email.message_from_string('License: UNKNOWN')));"
            + "print(licences.jar_component('odd-1.0', {}).licence)";
    Project.Result result = Project.run(Map.of(), ".venv/bin/python", "-c", look);
    assertEquals(List.of("unknown", "unknown"), result.out().lines().toList(), result.err());
  }

  private static String licence(String name) {
    return components.stream().filter(c -> c.name().equals(name)).findAny().orElseThrow().licence();
  }
}
