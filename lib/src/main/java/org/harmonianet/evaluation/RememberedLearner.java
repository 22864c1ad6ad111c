package org.harmonianet.evaluation;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A learner that keeps its predictions: if it is asked for the same rows and seed again, it does
 * not train again. Use it if several evaluations need the predictions of one model.
 *
 * <pre>{@code
 * var tuned = new RememberedLearner((train, test, seed) -> fineTuned(train, test, seed));
 * }</pre>
 */
public final class RememberedLearner implements CrossValidation.SeededLearner {
  private final CrossValidation.SeededLearner learner;
  private final Map<List<Object>, double[][]> kept = new HashMap<>();

  /** Wraps a learner whose predictions depend on nothing but the rows and the seed. */
  public RememberedLearner(CrossValidation.SeededLearner learner) {
    this.learner = learner;
  }

  @Override
  public double[][] probabilities(int[] train, int[] test, int seed) throws Exception {
    List<Object> key = List.of(IntBuffer.wrap(train), IntBuffer.wrap(test), seed);
    double[][] known = kept.get(key);
    if (known == null) {
      known = learner.probabilities(train, test, seed);
      kept.put(key, known);
    }
    return known;
  }
}
