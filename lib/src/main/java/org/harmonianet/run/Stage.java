package org.harmonianet.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The notebooks, each with those that it needs: a graph without cycles. */
enum Stage {
  EDA("01-eda"),
  PREPROCESSING("02-preprocessing", EDA),
  MODEL("03-model", PREPROCESSING),
  TRAINING("04-training", MODEL),
  EVALUATION("05-evaluation", TRAINING),
  HONEST_EVALUATION("06-honest-evaluation", PREPROCESSING),
  EXPLANATION("07-explaining-the-network", HONEST_EVALUATION),
  FASTER_TRAINING("08-faster-training", PREPROCESSING),
  BETTER_THAN_TREES("09-better-than-trees", HONEST_EVALUATION),
  RICHER_INPUTS("10-richer-inputs", PREPROCESSING),
  ALL_GENRES("11-all-genres", EDA),
  SCORING_AT_SCALE("12-scoring-at-scale", ALL_GENRES),
  WHAT_IS_MY_SONG("13-what-is-my-song", ALL_GENRES),
  MY_PLAYLIST("14-my-playlist", ALL_GENRES);

  final String notebook;
  private final List<Stage> needs;

  Stage(String notebook, Stage... needs) {
    this.notebook = notebook;
    this.needs = List.of(needs);
  }

  /**
   * Finds a notebook by its name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static Stage of(String notebook) {
    return Arrays.stream(values())
        .filter(stage -> stage.notebook.equals(notebook))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no notebook is named " + notebook));
  }

  /** Returns all notebooks that must have run before this one, in the order in which they run. */
  List<Stage> earlier() {
    List<Stage> earlier = new ArrayList<>();
    for (Stage stage : needs) {
      stage.earlier().stream().filter(s -> !earlier.contains(s)).forEach(earlier::add);
      earlier.add(stage);
    }
    return earlier;
  }

  /** Returns the artifact that the notebook writes last: its results. */
  String results() {
    return "results/" + notebook + ".json";
  }
}
