package org.harmonianet.jupyter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopSignalTest {
  @BeforeEach
  @AfterEach
  void beginCell() {
    StopSignal.cellBegins();
  }

  @Test
  void leavesALoopOfLongStepsTwoOfThem() throws Exception {
    StopSignal.requested();
    Thread.sleep(700);
    StopSignal.requested();
    StopSignal.request();
    Thread.sleep(1000);
    assertTrue(StopSignal.endsByItself(), "1 s of 1.4 s are over");
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
