package org.harmonianet.run;

import java.util.Arrays;
import java.util.List;

/** The notebooks in order, each with the artifacts that prove it has run. */
enum Stage {
  EDA("01-eda", "eda.json"),
  PREPROCESSING("02-preprocessing", "preprocessing.json", "split.json", "tracks.csv"),
  MODEL("03-model", "architecture.json"),
  TRAINING("04-training", "model/model.json", "history.csv"),
  EVALUATION("05-evaluation", "metrics.json"),
  HONEST_EVALUATION("06-honest-evaluation", "honest.json"),
  BEYOND("07-beyond-the-baseline", "beyond.json"),
  SCALE("08-scale", "scale.json", "genre-model/model.json");

  final String notebook;

  /** The artifact that is written last. */
  final String artifact;

  final List<String> others;

  Stage(String notebook, String artifact, String... others) {
    this.notebook = notebook;
    this.artifact = artifact;
    this.others = List.of(others);
  }

  static Stage of(String notebook) {
    return Arrays.stream(values())
        .filter(stage -> stage.notebook.equals(notebook))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no notebook is named " + notebook));
  }
}
