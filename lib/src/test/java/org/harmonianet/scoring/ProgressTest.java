package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ProgressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20000 | .25 | 2 | ' 25%  20,000 rows, 10,000 rows/s, 6 s left'",
        "1000000 | .5 | 600 | ' 50%  1,000,000 rows, 1,667 rows/s, 10 min left'",
        "100 | .001 | 10 | '  0%  100 rows, 10 rows/s, 2.8 h left'",
        "100 | 0 | 1 | '  0%  100 rows, 100 rows/s'",
        "100 | 1 | 1 | '100%  100 rows, 100 rows/s, 0 s left'"
      })
  void saysHowFarHowFastAndHowLong(long rows, double share, double seconds, String expected) {
    assertEquals(expected, Progress.line(rows, share, seconds));
  }

  @Test
  void showsNothingWithoutATerminal() {
    Progress progress = new Progress(null);
    progress.show(1, .5);
    progress.end();
  }
}
