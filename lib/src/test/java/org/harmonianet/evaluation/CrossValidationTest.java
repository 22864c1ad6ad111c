package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.harmonianet.split.StratifiedGroupKFold;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final double[] A = {.9, .1};
  private static final double[] B = {.2, .8};

  private final CrossValidation validation =
      new CrossValidation(
          new StratifiedGroupKFold(2, new int[] {0, 1, 0, 1, 0}),
          new int[] {0, 0, 1, 1, 0},
          List.of(Set.of(0), Set.of(0, 1), Set.of(1), Set.of(1), Set.of(0)),
          List.of("a", "b"));

  @Test
  void eachFoldIsTestedByTheOthers() throws Exception {
    List<int[]> train = new ArrayList<>();
    CrossValidation.Result result =
        validation.run(
            "by row",
            "model",
            (trained, test) -> {
              train.add(trained);
              return test.length == 3 ? new double[][] {A, A, A} : new double[][] {B, B};
            });
    assertArrayEquals(new int[] {1, 3}, train.get(0));
    assertArrayEquals(new int[] {0, 2, 4}, train.get(1));
    assertArrayEquals(new double[][] {A, B, A, B, A}, result.probabilities());
    assertEquals((2 / 3. + 1 / 2.) / 2, result.average(Scores::accuracy), 1e-12);
    assertEquals((2 / 3. + 1) / 2, result.average(Scores::anyLabel), 1e-12);
    assertArrayEquals(new double[] {1, 1, 0, 1, 1}, validation.anyLabelHits(result));
    CrossValidation.Summary summary = result.summary();
    assertEquals(result.average(Scores::anyLabel), summary.mean().anyLabel());
    assertEquals(result.average(Scores::top2), summary.mean().top2());
    assertEquals(result.deviation(Scores::logLoss), summary.deviation().logLoss());
    double half = (1 - 2 / 3.) / 2;
    assertEquals(half * Math.sqrt(2), result.deviation(Scores::anyLabel), 1e-12);
  }
}
