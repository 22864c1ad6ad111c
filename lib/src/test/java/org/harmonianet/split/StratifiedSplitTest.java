package org.harmonianet.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.harmonianet.Golden;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {
  private static final int[] TEN_TIMES_THOUSAND =
      IntStream.range(0, 10_000).map(row -> row / 1000).toArray();

  @Test
  void sameRowsAsScikitLearn() {
    StratifiedSplit split = StratifiedSplit.of(TEN_TIMES_THOUSAND, .2, 42);
    assertArrayEquals(Golden.split().train(), split.train());
    assertArrayEquals(Golden.split().test(), split.test());
  }

  @Test
  void sameRowsAsScikitLearnWhereSharesLeaveRemainders() {
    // train_test_split(arange(47), test_size=.25, stratify=labels, random_state=3), version 1.9
    int[] labels = {
      1, 1, 2, 3, 3, 2, 0, 2, 0, 3, 3, 3, 3, 1, 1, 3, 3, 3, 0, 0, 3, 1, 2, 0, 3, 3, 0, 3, 3, 0, 0,
      0, 0, 3, 3, 3, 3, 0, 3, 1, 3, 3, 2, 1, 0, 3, 0
    };
    StratifiedSplit split = StratifiedSplit.of(labels, .25, 3);
    assertArrayEquals(
        new int[] {
          44, 42, 3, 15, 30, 11, 16, 22, 25, 8, 41, 14, 21, 36, 28, 18, 46, 1, 43, 20, 5, 23, 40,
          34, 6, 10, 38, 26, 35, 7, 19, 24, 29, 27, 0
        },
        split.train());
    assertArrayEquals(new int[] {9, 2, 17, 39, 33, 12, 32, 4, 13, 45, 37, 31}, split.test());
  }

  @Test
  void everyRowIsOnOneSide() {
    StratifiedSplit split = StratifiedSplit.of(TEN_TIMES_THOUSAND, .3, 1);
    int[] all =
        IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 10_000).toArray(), all);
    assertEquals(3000, split.test().length);
  }

  @Test
  void tooFewRowsAreRefused() {
    assertThrows(HarmoniaNetException.class, () -> StratifiedSplit.of(new int[] {0, 0, 1}, .5, 1));
    assertThrows(
        HarmoniaNetException.class, () -> StratifiedSplit.of(new int[] {0, 0, 1, 1}, .1, 1));
    assertThrows(HarmoniaNetException.class, () -> StratifiedSplit.of(new int[0], .5, 1));
  }
}
