package org.harmonianet.notebook;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Keeps the loss of each epoch, and prints some of them with elapsed and remaining time. */
public final class TrainingLog {
  private static final int LINES = 20;

  private final int epochs;
  private final long started = System.nanoTime();
  private final IntColumn epoch = IntColumn.create("epoch");
  private final DoubleColumn loss = DoubleColumn.create("loss");
  private final DoubleColumn seconds = DoubleColumn.create("seconds");

  /** Starts the clock. */
  public TrainingLog(int epochs) {
    this.epochs = epochs;
  }

  /**
   * Keeps an epoch's loss; prints the first, every twentieth part, and the last.
   *
   * @throws IllegalStateException if the loss is not a finite number: training has diverged
   */
  public void add(int epoch, double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("the loss of epoch " + epoch + " is " + loss);
    }
    double elapsed = (System.nanoTime() - started) / 1e9;
    this.epoch.append(epoch);
    this.loss.append(loss);
    seconds.append(elapsed);
    if (epoch == 1 || epoch == epochs || epoch % Math.max(1, epochs / LINES) == 0) {
      System.out.println(
          "epoch %4d of %d   loss %.4f   elapsed %5.1f s   remaining %5.1f s"
              .formatted(epoch, epochs, loss, elapsed, elapsed / epoch * (epochs - epoch)));
    }
  }

  /** Seconds from the start to the end of the last epoch. */
  public double seconds() {
    return seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1);
  }

  /** The columns epoch, loss and seconds (since the start), a row an epoch. */
  public Table table() {
    return Table.create("history", epoch, loss, seconds);
  }
}
