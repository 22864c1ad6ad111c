package org.harmonianet.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Measures times, thus no other test runs beside it. */
@Isolated
class StopWeaverTest {
  /** What a cell might hold; it is woven by the tests. */
  public static final class Cell {
    private Cell() {}

    public static int sum(int n) {
      int sum = 0;
      for (int i = 1; i <= n; i++) {
        sum += i % 2 == 0 ? i : -i;
      }
      return sum;
    }

    public static void loop() {
      long i = 0;
      while (true) {
        i++;
      }
    }

    public static int recursion(int n) {
      return n == 0 ? 1 : recursion(n - 1) + recursion(n - 1);
    }

    /** Its resource is closed by a loop. */
    public static void closing() {
      try {
        loop();
      } finally {
        int steps = 0;
        while (steps < 1000) {
          steps++;
        }
        System.setProperty("harmonianet.closed", "" + steps);
      }
    }

    public static void asking() {
      long until = Long.MAX_VALUE;
      while (!StopSignal.requested() && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      System.setProperty("harmonianet.closed", "by itself");
    }
  }

  @BeforeEach
  @AfterEach
  void noStopIsRequested() {
    StopSignal.cellBegins();
    System.clearProperty("harmonianet.closed");
  }

  private static Class<?> woven(boolean entries) throws Exception {
    byte[] bytes;
    String name = Cell.class.getName();
    try (InputStream in = Cell.class.getResourceAsStream("StopWeaverTest$Cell.class")) {
      bytes = StopWeaver.weave(in.readAllBytes(), entries);
    }
    return new ClassLoader(StopWeaverTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(name, bytes, 0, bytes.length);
      }
    }.define();
  }

  /** What a method throws when it is stopped after it has begun. */
  private static Throwable stopped(Class<?> cell, String method, Object... arguments)
      throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
    Thread thread =
        new Thread(
            () -> {
              try {
                cell.getMethod(method, types).invoke(null, arguments);
              } catch (ReflectiveOperationException e) {
                thrown.set(e.getCause());
              }
            });
    thread.setDaemon(false); // as a cell's threads are; JUnit's own are daemons
    thread.start();
    thread.join(200);
    assertTrue(thread.isAlive(), method + " ends without a stop");
    StopSignal.request();
    thread.join(1000);
    assertFalse(thread.isAlive(), method + " goes on");
    return thrown.get();
  }

  @Test
  void wovenCodeComputesTheSame() throws Exception {
    for (boolean entries : new boolean[] {false, true}) {
      assertEquals(50, woven(entries).getMethod("sum", int.class).invoke(null, 100));
    }
  }

  @Test
  void optionsNameTheLibraries() {
    StopWeaver weaver = new StopWeaver("smile/,!smile/math/,org/harmonianet/");
    assertTrue(weaver.isOfLibrary("smile/classification/KNN"));
    assertTrue(weaver.isOfLibrary("org/harmonianet/data/TrackReader"));
    assertFalse(weaver.isOfLibrary("smile/math/BFGS"));
    assertFalse(weaver.isOfLibrary("com/sun/jna/Native"));
  }

  @Test
  void loopsAndRecursionStop() throws Exception {
    assertInstanceOf(CellStopped.class, stopped(woven(false), "loop"));
    noStopIsRequested();
    assertInstanceOf(CellStopped.class, stopped(woven(true), "recursion", 60));
  }

  @Test
  void resourcesAreClosedFirst() throws Exception {
    assertInstanceOf(CellStopped.class, stopped(woven(false), "closing"));
    assertEquals("1000", System.getProperty("harmonianet.closed"));
  }

  @Test
  void loopThatAsksEndsByItself() throws Exception {
    assertEquals(null, stopped(woven(true), "asking"));
    assertEquals("by itself", System.getProperty("harmonianet.closed"));
  }

  @Test
  void threadThatServesOthersIsLeft() throws Exception {
    Class<?> cell = woven(true);
    StopSignal.request();
    AtomicReference<Object> sum = new AtomicReference<>();
    Thread cleaner =
        new Thread(
            () -> {
              try {
                sum.set(cell.getMethod("sum", int.class).invoke(null, 10));
              } catch (ReflectiveOperationException e) {
                sum.set(e.getCause());
              }
            });
    cleaner.setDaemon(true);
    cleaner.start();
    cleaner.join();
    assertEquals(5, sum.get());
  }
}
