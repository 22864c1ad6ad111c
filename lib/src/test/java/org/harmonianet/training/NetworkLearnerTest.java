package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.harmonianet.nn.TabM;
import org.junit.jupiter.api.Test;

class NetworkLearnerTest {
  /** Not in the order of the rows, and with gaps. */
  private static final int[] TRAIN =
      IntStream.range(0, 42).map(i -> 41 - i).filter(row -> row != 8 && row != 21).toArray();

  private static final int[] TEST = {8, 21};

  /** Rows of two kinds, one input each: positive rows are of class 1. */
  private static double[][] inputs() {
    return IntStream.range(0, 42)
        .mapToObj(row -> new double[] {row % 2 == 0 ? 1 + row / 40.0 : -1 - row / 40.0})
        .toArray(double[][]::new);
  }

  private static List<Set<Integer>> classes() {
    return IntStream.range(0, 42).mapToObj(row -> Set.of(row % 2 == 0 ? 1 : 0)).toList();
  }

  private static double[][] predict(List<Set<Integer>> classes, double[] weights) throws Exception {
    var learner = new NetworkLearner(Device.cpu(), Recipe.targets(classes, 2, weights));
    var block = new TabM(1, 2, List.of(8), 2, 0).block();
    return learner.predict(block, new Recipe(40, 10, .05f, 0), inputs(), TRAIN, TEST, 7);
  }

  private static double[] ones() {
    return IntStream.range(0, 42).mapToDouble(row -> 1).toArray();
  }

  @Test
  void predictsWhatItLearned() throws Exception {
    double[][] p = predict(classes(), ones());
    assertEquals(2, p.length);
    assertEquals(.95, p[0][1], .04, "smoothed truth");
    assertEquals(.95, p[1][0], .04, "smoothed truth");
    assertArrayEquals(p[0], predict(classes(), ones())[0], "the same seed, the same network");
  }

  /** A test row's class is no input of its prediction. */
  @Test
  void testLabelsChangeNothing() throws Exception {
    List<Set<Integer>> changed = new ArrayList<>(classes());
    Collections.swap(changed, 8, 21);
    assertArrayEquals(predict(classes(), ones())[0], predict(changed, ones())[0]);
  }

  /** Half of the positive rows claim class 0, with a tenth of the weight: they are outvoted. */
  @Test
  void weightsDecideBetweenRowsThatDisagree() throws Exception {
    List<Set<Integer>> disagreeing =
        IntStream.range(0, 42).mapToObj(row -> Set.of(row % 4 == 0 ? 1 : 0)).toList();
    double[] weights = IntStream.range(0, 42).mapToDouble(row -> row % 4 == 2 ? .1 : 1).toArray();
    double weighed = predict(disagreeing, weights)[0][1];
    double equal = predict(disagreeing, ones())[0][1];
    assertTrue(weighed > .8, "weighed " + weighed);
    assertTrue(equal > .3 && equal < .7, "equal " + equal);
  }
}
