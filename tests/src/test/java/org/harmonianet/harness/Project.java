package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The checkout under test: its files, and commands run in it. */
final class Project {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  static final List<String> NOTEBOOKS =
      List.of("01-eda", "02-preprocessing", "03-model", "04-training", "05-evaluation");

  /** A locale with an I of its own; Java's own setting is for machines that do not have it. */
  static final Map<String, String> TURKISH =
      Map.of("LC_ALL", "tr_TR.UTF-8", "JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_MINUTES = 90; // 07 at full settings, on a slow machine

  private Project() {}

  /** What a command left behind. */
  record Result(int exit, String out, String err) {
    /** The last line of standard error: what the reader is told. */
    String lastError() {
      return err.strip().lines().reduce((first, second) -> second).orElse("");
    }

    /** Makes sure that the command failed and said why in one line that contains a text. */
    void assertFailsInOneLine(String expected) {
      assertEquals(1, exit, err);
      assertTrue(lastError().contains(expected), err);
      assertEquals(1, err.strip().lines().count(), err);
    }
  }

  /** Executes notebooks of this checkout as {@code make report} does, with outputs in a folder. */
  static Result execute(Path outputs, Map<String, String> settings, List<String> notebooks) {
    return execute(ROOT, outputs, settings, notebooks);
  }

  /** Executes notebooks that lie in another project folder. */
  static Result execute(
      Path project, Path outputs, Map<String, String> settings, List<String> notebooks) {
    List<String> arguments = new ArrayList<>();
    arguments.add("environment/report/run_notebooks.py");
    arguments.add(outputs.toString());
    notebooks.forEach(n -> arguments.add(project.resolve("notebooks/" + n + ".ipynb").toString()));
    return run(settings, ".venv/bin/python", arguments.toArray(String[]::new));
  }

  /**
   * Runs a command in the checkout's root.
   *
   * @param settings environment variables; HARMONIANET_* of this process are not passed on
   */
  static Result run(Map<String, String> settings, String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.contains("/") ? ROOT.resolve(program).toString() : program);
    command.addAll(Arrays.asList(arguments));
    try {
      File out = File.createTempFile("harness", ".out");
      File err = File.createTempFile("harness", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectOutput(out)
              .redirectError(err);
      builder.environment().keySet().removeIf(name -> name.startsWith("HARMONIANET_"));
      builder.environment().putAll(settings);
      Process process = builder.start();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException(command + " took over " + TIMEOUT_MINUTES + " minutes");
      }
      Result result =
          new Result(
              process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
      out.delete();
      err.delete();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a path as messages show it: relative where it lies in the checkout or beside it. */
  static String shown(Path path) {
    return (path.startsWith(ROOT.getParent()) ? ROOT.relativize(path) : path).toString();
  }

  /** Returns a folder of the checkout that is empty: what was in it is deleted. */
  static Path emptyFolder(String name) {
    Path folder = ROOT.resolve(name);
    try {
      if (Files.exists(folder)) {
        try (var files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a program into a folder that runs a shell script, for a PATH to find first. */
  static void fakeTool(Path folder, String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  static JsonNode json(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** Reference values that were made outside of this project. */
  static JsonNode golden(String name) {
    return json(ROOT.resolve("lib/src/test/resources/golden").resolve(name));
  }
}
