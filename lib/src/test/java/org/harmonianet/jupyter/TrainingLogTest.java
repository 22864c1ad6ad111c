package org.harmonianet.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class TrainingLogTest {
  private static final Table NONE =
      Table.create(DoubleColumn.create("loss"), DoubleColumn.create("seconds"));

  private static TrainingLog log(int epochs, Table resumed) {
    return new TrainingLog(epochs, resumed, table -> table);
  }

  @Test
  void keepsEveryEpoch() {
    TrainingLog log = log(2, NONE);
    log.add(2.5);
    assertTrue(log.hasNext());
    log.add(1.5);
    assertFalse(log.hasNext());
    assertEquals(2, log.table().rowCount());
    assertEquals(2, log.table().intColumn("epoch").get(1));
    assertEquals(log.table().doubleColumn("seconds").get(1), log.seconds());
    assertTrue(log.summary().startsWith("2 epochs in "), log.summary());
  }

  @Test
  void resumesAfterEpochsOfACheckpoint() {
    Table resumed =
        Table.create(DoubleColumn.create("loss", 2.5, 2), DoubleColumn.create("seconds", 100, 200));
    TrainingLog log = log(3, resumed);
    assertEquals(200, log.seconds());
    log.add(1.5);
    assertFalse(log.hasNext());
    assertEquals(List.of(1, 2, 3), log.table().intColumn("epoch").asList());
    assertEquals(List.of(2.5, 2., 1.5), log.table().doubleColumn("loss").asList());
    assertEquals(200, log.seconds(), 50);
    assertTrue(log.seconds() > 200, "the clock goes on where it stood");
    assertFalse(log(2, resumed).hasNext(), "all has been trained");
  }

  @Test
  void stopsAtNonsense() {
    TrainingLog log = log(2, NONE);
    var e = assertThrows(IllegalStateException.class, () -> log.add(Double.NaN));
    assertEquals("the loss of epoch 1 is NaN", e.getMessage());
  }

  @Test
  void checkpointIsDueAfterEvery25thEpoch() {
    TrainingLog log = log(60, NONE);
    List<Integer> due = new ArrayList<>();
    for (int epoch = 1; epoch <= 60; epoch++) {
      log.add(1);
      if (log.checkpointDue()) {
        due.add(epoch);
      }
    }
    assertEquals(List.of(25, 50), due);
  }

  @Test
  void stopEndsALoopWithoutCheckpointsAfterItsEpoch() {
    TrainingLog log = log(3, NONE);
    StopSignal.cellBegins();
    try {
      assertTrue(log.hasNext());
      StopSignal.request();
      log.add(1);
      var e = assertThrows(HarmoniaNetException.class, log::hasNext);
      assertEquals("stopped after epoch 1 of 3: run this cell again to go on", e.getMessage());
    } finally {
      StopSignal.cellBegins();
    }
  }

  @Test
  void stopEndsALoopWithCheckpointsAfterTheNextOne() {
    TrainingLog log = log(3, NONE);
    StopSignal.cellBegins();
    try {
      assertTrue(log.hasNext());
      log.add(1);
      assertFalse(log.checkpointDue());
      StopSignal.request();
      assertTrue(log.hasNext(), "what was trained would be lost");
      log.add(1);
      assertTrue(log.checkpointDue());
      var e = assertThrows(HarmoniaNetException.class, log::hasNext);
      assertEquals("stopped after epoch 2 of 3: run this cell again to go on", e.getMessage());
    } finally {
      StopSignal.cellBegins();
    }
  }

  @Test
  void lossesArePrintedAtTheEndOnly() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      TrainingLog log = log(40, NONE);
      int epochs = 0;
      while (log.hasNext()) {
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
        epochs++;
        log.add(1 + 1.0 / epochs);
      }
    } finally {
      System.setOut(before);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(21, lines.size(), "the first, and every second");
    assertTrue(lines.get(0).startsWith("epoch    1 of 40   loss 2.0000   elapsed "), lines.get(0));
    assertTrue(lines.get(20).startsWith("epoch   40 of 40   loss 1.0250   elapsed "), lines + "");
  }
}
