package org.harmonianet.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelDropoutTest {
  private static float[] mask(int size, double rate, long seed) {
    FloatBuffer factors = FloatBuffer.allocate(size);
    DropoutMask.fill(factors, rate, seed);
    return factors.array();
  }

  /** A rounding of the probability to 1/256 would be off by 15 standard errors at .3. */
  @ParameterizedTest
  @ValueSource(doubles = {.3, .1, .5, .999})
  void keepsWithTheExactProbability(double rate) {
    int size = 100_000_000;
    long kept = 0;
    for (int part = 0; part < 10; part++) {
      for (float factor : mask(size / 10, rate, part)) {
        kept += factor != 0 ? 1 : 0;
      }
    }
    double error = Math.sqrt(rate * (1 - rate) / size);
    assertEquals(1 - rate, (double) kept / size, 4 * error);
  }

  @Test
  void neighboursAreIndependent() {
    float[] mask = mask(10_000_000, .3, 1);
    for (int lag : new int[] {1, 2, 8, 256, 512, 1 << 15}) {
      int both = 0;
      for (int i = lag; i < mask.length; i++) {
        both += mask[i] == 0 && mask[i - lag] == 0 ? 1 : 0;
      }
      double pairs = mask.length - lag;
      assertEquals(.09, both / pairs, 4 * Math.sqrt(.09 * .91 / pairs), "lag " + lag);
    }
  }

  @Test
  void sameSeedGivesSameMask() {
    assertArrayEquals(mask(100_000, .3, 5), mask(100_000, .3, 5));
    assertFalse(Arrays.equals(mask(100_000, .3, 5), mask(100_000, .3, 6)));
    for (float factor : mask(100_000, .3, 5)) {
      assertTrue(factor == 0 || factor == (float) (1 / .7));
    }
  }

  @Test
  void gradientGoesThroughTheMask() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      ParallelDropout block = initialised(manager, 3);
      NDArray x = manager.ones(new Shape(50, 20));
      x.setRequiresGradient(true);
      ParameterStore store = new ParameterStore(manager, false);
      NDArray first;
      NDArray second;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        first = block.forward(store, new NDList(x), true).singletonOrThrow();
        second = block.forward(store, new NDList(x), true).singletonOrThrow();
        collector.backward(first.add(second.mul(2)).sum());
      }
      assertEquals(first.add(second.mul(2)), x.getGradient());
      assertFalse(first.contentEquals(second), "each pass has a mask of its own");
      assertEquals(x, block.forward(store, new NDList(x), false).singletonOrThrow());
    }
  }

  private static ParallelDropout initialised(NDManager manager, int seed) {
    Engine.getInstance().setRandomSeed(seed);
    ParallelDropout block = new ParallelDropout(.3f);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 20));
    return block;
  }

  @Test
  void masksFollowTheEnginesSeed() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList x = new NDList(manager.ones(new Shape(50, 20)));
      ParameterStore store = new ParameterStore(manager, false);
      NDArray once = initialised(manager, 3).forward(store, x, true).singletonOrThrow();
      assertEquals(once, initialised(manager, 3).forward(store, x, true).singletonOrThrow());
      assertFalse(
          once.contentEquals(initialised(manager, 4).forward(store, x, true).singletonOrThrow()));
    }
  }

  @Test
  void masksGoOnFromAnotherBlocksPosition() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList x = new NDList(manager.ones(new Shape(50, 20)));
      ParameterStore store = new ParameterStore(manager, false);
      ParallelDropout first = initialised(manager, 3);
      first.forward(store, x, true);
      first.forward(store, x, true);
      ParallelDropout second = initialised(manager, 4);
      second.forward(store, x, true);
      second.seek(first.position());
      assertEquals(2, second.position().drawn());
      assertEquals(
          first.forward(store, x, true).singletonOrThrow(),
          second.forward(store, x, true).singletonOrThrow());
    }
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .findFirst()
        .orElseThrow()
        .getMemoryUsed();
  }

  @Test
  void memoryOfFreedMasksIsUsedAgain() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      ParallelDropout block = initialised(manager, 3);
      ParameterStore store = new ParameterStore(manager, false);
      Shape shape = new Shape(50_000, 20); // 4 MB
      System.gc(); // else it may free what earlier tests have taken
      long before = directMemory();
      for (int epoch = 0; epoch < 20; epoch++) {
        try (NDManager scope = manager.newSubManager()) {
          block.forward(store, new NDList(scope.ones(shape)), true);
        }
      }
      long taken = directMemory() - before;
      assertTrue(taken > 3_000_000 && taken < 13_000_000, taken + " bytes");
    }
  }

  @Test
  void memoryOfFreedMasksIsUsedWithoutHarm() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      ParallelDropout fresh = initialised(manager, 3);
      ParallelDropout reusing = initialised(manager, 3);
      ParameterStore store = new ParameterStore(manager, false);
      for (int rows : new int[] {50, 20, 50, 70}) {
        NDArray x = manager.ones(new Shape(rows, 20));
        NDArray kept = fresh.forward(store, new NDList(x), true).singletonOrThrow();
        try (NDManager epoch = manager.newSubManager()) {
          NDArray mine = epoch.ones(new Shape(rows, 20));
          assertEquals(kept, reusing.forward(store, new NDList(mine), true).singletonOrThrow());
        }
      }
    }
  }

  @Test
  void loadedBlockCanTrain() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDList x = new NDList(manager.ones(new Shape(50, 20)));
      NDArray y =
          new ParallelDropout(.3f)
              .forward(new ParameterStore(manager, false), x, true)
              .singletonOrThrow();
      assertEquals(.3, y.eq(0).toType(DataType.FLOAT32, false).mean().getFloat(), .08);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1, -.1f, Float.NaN})
  void impossibleRateIsRefused(float rate) {
    assertThrows(IllegalArgumentException.class, () -> new ParallelDropout(rate));
  }
}
