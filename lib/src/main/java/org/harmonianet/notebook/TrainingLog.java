package org.harmonianet.notebook;

import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Keeps the loss of each epoch, redraws its curve while training runs, and prints some epochs with
 * elapsed and remaining time.
 */
public final class TrainingLog {
  private static final int LINES = 20;
  private static final double SECONDS_A_FRAME = 1;

  private final int epochs;
  private final long started;
  private final IntColumn epoch = IntColumn.create("epoch");
  private final DoubleColumn loss = DoubleColumn.create("loss");
  private final DoubleColumn seconds = DoubleColumn.create("seconds");
  private final LiveDisplay display = new LiveDisplay();
  private double nextFrame;

  /**
   * Starts the clock, or goes on where it stood.
   *
   * @param epochs how many are to be trained in all
   * @param earlier columns loss and seconds of the epochs that need not be trained again
   */
  public TrainingLog(int epochs, Table earlier) {
    this.epochs = epochs;
    for (int i = 0; i < earlier.rowCount(); i++) {
      epoch.append(i + 1);
    }
    loss.append(earlier.doubleColumn("loss"));
    seconds.append(earlier.doubleColumn("seconds"));
    started = System.nanoTime() - (long) (1e9 * seconds());
  }

  /**
   * Whether to train another epoch: until all are done, or the cell is stopped, which interrupts
   * its thread.
   */
  public boolean goesOn() {
    return epoch.size() < epochs && !Thread.currentThread().isInterrupted();
  }

  /**
   * Keeps the next epoch's loss; prints the first, every twentieth part, and the last.
   *
   * @param value the mean cross-entropy in nats
   * @throws IllegalStateException if the loss is not a finite number: training has diverged
   */
  public void add(double value) {
    int done = epoch.size() + 1;
    if (!Double.isFinite(value)) {
      throw new IllegalStateException("the loss of epoch " + done + " is " + value);
    }
    double elapsed = (System.nanoTime() - started) / 1e9;
    epoch.append(done);
    loss.append(value);
    seconds.append(elapsed);
    String line =
        "epoch %4d of %d   loss %.4f   elapsed %5.1f s   remaining %5.1f s"
            .formatted(done, epochs, value, elapsed, elapsed / done * (epochs - done));
    if (elapsed >= nextFrame) {
      display.svg(LossSketch.svg(line, loss.asDoubleArray(), epochs), line);
      nextFrame = elapsed + SECONDS_A_FRAME;
    }
    if (done == 1 || done == epochs || done % Math.max(1, epochs / LINES) == 0) {
      System.out.println(line);
    }
  }

  /** Puts a chart in the place of the curve that was drawn while training. */
  public void show(Object chart) {
    display.value(chart);
  }

  /** How training ended. */
  public String summary() {
    String time = "%d epochs in %.1f s".formatted(epoch.size(), seconds());
    return epoch.size() == epochs
        ? time
        : "stopped after %s, of %d: the parameters so far are kept".formatted(time, epochs);
  }

  /** Seconds from the start to the end of the last epoch. */
  public double seconds() {
    return seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1);
  }

  /**
   * The columns epoch, loss and seconds (since the start), a row an epoch.
   *
   * @throws HarmoniaNetException if there is none
   */
  public Table table() {
    if (epoch.isEmpty()) {
      throw new HarmoniaNetException("no epoch has been trained: run the training cell again");
    }
    return Table.create("history", epoch, loss, seconds);
  }
}
