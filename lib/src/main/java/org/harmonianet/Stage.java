package org.harmonianet;

import java.util.Arrays;

/** The notebooks of the main job, in order, each with the artifact that proves it has run. */
enum Stage {
  EDA("01-eda", "eda.json"),
  PREPROCESSING("02-preprocessing", "preprocessing.json"),
  MODEL("03-model", "architecture.json"),
  TRAINING("04-training", "model/model.json"),
  EVALUATION("05-evaluation", "metrics.json");

  final String notebook;
  final String artifact;

  Stage(String notebook, String artifact) {
    this.notebook = notebook;
    this.artifact = artifact;
  }

  static Stage of(String notebook) {
    return Arrays.stream(values())
        .filter(stage -> stage.notebook.equals(notebook))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no notebook is named " + notebook));
  }
}
