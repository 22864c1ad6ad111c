package org.harmonianet.jupyter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Measures times, thus no other test runs beside it. */
@Isolated
class StopSignalTest {
  @BeforeEach
  @AfterEach
  void beginCell() {
    StopSignal.cellBegins();
  }

  @Test
  void leavesALoopOfLongStepsTwoOfThem() throws Exception {
    StopSignal.requested();
    Thread.sleep(1500);
    StopSignal.requested();
    StopSignal.request();
    Thread.sleep(1000);
    assertTrue(StopSignal.endsByItself(), "1 s of 3 s is over");
    assertTrue(StopSignal.requested());
  }

  @Test
  void leavesALoopOfShortStepsLessThanASecond() throws Exception {
    StopSignal.requested();
    StopSignal.requested();
    StopSignal.request();
    assertTrue(StopSignal.endsByItself());
    Thread.sleep(900);
    assertFalse(StopSignal.endsByItself());
  }
}
