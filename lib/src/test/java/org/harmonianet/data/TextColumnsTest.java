package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.StringColumn;

@Execution(ExecutionMode.CONCURRENT)
class TextColumnsTest {
  private final TextColumns texts = new TextColumns(List.of("track_id", "artists"));

  private void append(int from, int to) {
    for (int row = from; row < to; row++) {
      texts.append(new String[] {"id" + row, "artist " + row % 7});
    }
  }

  private void assertRows(int from, int to) {
    StringColumn[] taken = texts.take();
    assertEquals("track_id", taken[0].name());
    assertEquals(IntStream.range(from, to).mapToObj(row -> "id" + row).toList(), taken[0].asList());
    assertEquals(
        IntStream.range(from, to).mapToObj(row -> "artist " + row % 7).toList(), taken[1].asList());
  }

  @Test
  void keepTheRowsInOrderOverManyParts() {
    append(0, 20_001);
    assertRows(0, 20_001);
  }

  @Test
  void beginAnewOnceTaken() {
    append(0, 4096);
    assertRows(0, 4096);
    assertRows(0, 0);
    append(5000, 9500);
    assertRows(5000, 9500);
  }
}
