package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain {@code jupyter nbconvert --execute}, as others' CI calls it. */
final class Nbconvert {
  private static final Once<Path> REPEATED =
      new Once<>("the repeated training", Nbconvert::repeatTraining);

  private Nbconvert() {}

  static Project.Result execute(
      Path outputs, Map<String, String> settings, List<String> notebooks) {
    List<String> arguments = new ArrayList<>(List.of("nbconvert", "--to=notebook", "--execute"));
    notebooks.forEach(name -> arguments.add("notebooks/" + name + ".ipynb"));
    arguments.add("--output-dir=" + outputs);
    return Project.run(settings, ".venv/bin/jupyter", arguments.toArray(String[]::new));
  }

  /**
   * Trains and evaluates what {@link MainRun#SYNTHETIC} has trained and evaluated, once for all
   * tests, in a Turkish locale: there, the lower case of I is \u0131.
   *
   * @return the folder of the executed notebooks and, in {@code run}, of their results
   */
  static Path repeated() {
    return REPEATED.get();
  }

  private static Path repeatTraining() {
    Path folder = Project.emptyFolder("tests/target/repeated-training");
    Path run = MainRun.SYNTHETIC.copyUpTo("03-model", folder.resolve("run"));
    Map<String, String> settings = MainRun.SYNTHETIC.settings(run);
    settings.putAll(Project.TURKISH);
    Project.Result result = execute(folder, settings, List.of("04-training", "05-evaluation"));
    assertEquals(0, result.exit(), result.err());
    return folder;
  }
}
