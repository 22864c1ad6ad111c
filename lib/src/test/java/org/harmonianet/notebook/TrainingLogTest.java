package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class TrainingLogTest {
  @Test
  void keepsEveryEpoch() {
    TrainingLog log = new TrainingLog(2);
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
  void stopsAtNonsense() {
    TrainingLog log = new TrainingLog(2);
    var e = assertThrows(IllegalStateException.class, () -> log.add(Double.NaN));
    assertEquals("the loss of epoch 1 is NaN", e.getMessage());
  }

  @Test
  void stoppedCellEndsTheLoopAndSaysSo() {
    TrainingLog log = new TrainingLog(9);
    log.add(2.5);
    Thread.currentThread().interrupt();
    assertFalse(log.goesOn());
    assertTrue(Thread.interrupted());
    assertTrue(log.summary().startsWith("stopped after 1 epochs in "), log.summary());
    assertTrue(log.summary().endsWith(" s, of 9: the parameters so far are kept"), log.summary());
  }

  @Test
  void sketchIsWellFormedAndDrawsTheLastEpoch() throws Exception {
    double[] losses = new double[1000];
    Arrays.setAll(losses, i -> 2 - i / 1000.0);
    String svg = LossSketch.svg("a < b & c", losses, 1000);
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
