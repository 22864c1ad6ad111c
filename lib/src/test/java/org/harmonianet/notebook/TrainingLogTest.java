package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class TrainingLogTest {
  private static final Table NONE =
      Table.create(DoubleColumn.create("loss"), DoubleColumn.create("seconds"));

  @Test
  void keepsEveryEpoch() {
    TrainingLog log = new TrainingLog(2, NONE);
    log.add(2.5);
    assertTrue(log.goesOn());
    log.add(1.5);
    assertFalse(log.goesOn());
    assertEquals(2, log.table().rowCount());
    assertEquals(2, log.table().intColumn("epoch").get(1));
    assertEquals(log.table().doubleColumn("seconds").get(1), log.seconds());
    assertTrue(log.summary().startsWith("2 epochs in "), log.summary());
  }

  @Test
  void goesOnAfterEarlierEpochs() {
    Table earlier =
        Table.create(DoubleColumn.create("loss", 2.5, 2), DoubleColumn.create("seconds", 100, 200));
    TrainingLog log = new TrainingLog(3, earlier);
    assertEquals(200, log.seconds());
    log.add(1.5);
    assertFalse(log.goesOn());
    assertEquals(List.of(1, 2, 3), log.table().intColumn("epoch").asList());
    assertEquals(List.of(2.5, 2., 1.5), log.table().doubleColumn("loss").asList());
    assertEquals(200, log.seconds(), 50);
    assertTrue(log.seconds() > 200, "the clock goes on where it stood");
    assertFalse(new TrainingLog(2, earlier).goesOn(), "all has been trained");
  }

  @Test
  void stopsAtNonsense() {
    TrainingLog log = new TrainingLog(2, NONE);
    var e = assertThrows(IllegalStateException.class, () -> log.add(Double.NaN));
    assertEquals("the loss of epoch 1 is NaN", e.getMessage());
  }

  @Test
  void stoppedCellEndsTheLoopAndSaysSo() {
    TrainingLog log = new TrainingLog(9, NONE);
    log.add(2.5);
    Thread.currentThread().interrupt();
    assertFalse(log.goesOn());
    assertTrue(Thread.interrupted());
    assertTrue(log.summary().startsWith("stopped after 1 epochs in "), log.summary());
    assertTrue(log.summary().endsWith(" s, of 9: the parameters so far are kept"), log.summary());
  }

  @Test
  void sketchIsWellFormedAndDrawsTheLastEpoch() throws Exception {
    double[] losses = new double[1001]; // of which every third one is drawn, not the last
    Arrays.setAll(losses, i -> 2 - i / 1000.0);
    String svg = LossSketch.svg("a < b & c", losses, 1001);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    String[] points =
        document
            .getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue()
            .split(" ");
    assertTrue(points.length <= 350, points.length + " points");
    assertTrue(points[points.length - 1].startsWith("740.0,"), points[points.length - 1]);
  }
}
