package org.harmonianet.jupyter;

import java.util.function.Function;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Keeps the loss of each epoch, draws its curve every second while training runs, and prints some
 * of the losses at the end.
 *
 * <pre>{@code
 * var log = new TrainingLog(500, checkpoint.resume(), history -> lossCurve(history));
 * while (log.hasNext()) {
 *   log.add(trainAnEpoch());
 *   if (log.checkpointDue()) {
 *     checkpoint.save(log.table());
 *   }
 * }
 * }</pre>
 */
public final class TrainingLog {
  private static final int LINES = 20;
  private static final int CHECKPOINT_EPOCHS = 25;
  private static final double SECONDS_A_FRAME = 1;

  private final int epochs;
  private final Function<Table, ?> chart;
  private final long started;
  private final IntColumn epoch = IntColumn.create("epoch");
  private final DoubleColumn loss = DoubleColumn.create("loss");
  private final DoubleColumn seconds = DoubleColumn.create("seconds");
  private final LiveDisplay display = new LiveDisplay();
  private double nextFrame;
  private boolean keepsCheckpoints;
  private boolean stops;

  /**
   * Starts the clock.
   *
   * @param epochs how many are to be trained
   * @param chart makes the chart of {@link #table}
   */
  public TrainingLog(int epochs, Function<Table, ?> chart) {
    this(epochs, Table.create(DoubleColumn.create("loss"), DoubleColumn.create("seconds")), chart);
  }

  /**
   * Starts the clock, or goes on where it stood.
   *
   * @param epochs how many are to be trained in all
   * @param resumed columns loss and seconds of the epochs that a checkpoint has kept
   * @param chart makes the chart of {@link #table}
   */
  public TrainingLog(int epochs, Table resumed, Function<Table, ?> chart) {
    this.epochs = epochs;
    this.chart = chart;
    for (int i = 0; i < resumed.rowCount(); i++) {
      epoch.append(i + 1);
    }
    loss.append(resumed.doubleColumn("loss"));
    seconds.append(resumed.doubleColumn("seconds"));
    started = System.nanoTime() - (long) (1e9 * seconds());
  }

  /**
   * Whether there is another epoch to train. After the last one, shows the chart and prints the
   * losses.
   *
   * @throws HarmoniaNetException if the reader has stopped the cell; it can be run again
   */
  public boolean hasNext() {
    boolean requested = StopSignal.requested(); // which makes a Stop wait for the epoch's end
    stops |= requested && !keepsCheckpoints; // a loop that keeps them does so before it stops
    boolean more = epoch.size() < epochs;
    if (stops || !more) {
      show();
    }
    if (stops && more) {
      throw new HarmoniaNetException(
          "stopped after epoch %d of %d: run this cell again to go on"
              .formatted(epoch.size(), epochs));
    }
    return more;
  }

  /** Whether to keep a checkpoint now: after every 25th epoch, and when the cell is stopped. */
  public boolean checkpointDue() {
    keepsCheckpoints = true;
    stops |= StopSignal.requested();
    return stops || epoch.size() % CHECKPOINT_EPOCHS == 0;
  }

  /**
   * Keeps the next epoch's loss.
   *
   * @param value the mean cross-entropy in nats
   * @throws IllegalStateException if the loss is not a finite number: training has diverged
   */
  public void add(double value) {
    int done = epoch.size() + 1;
    if (!Double.isFinite(value)) {
      throw new IllegalStateException("the loss of epoch " + done + " is " + value);
    }
    epoch.append(done);
    loss.append(value);
    seconds.append((System.nanoTime() - started) / 1e9);
    if (seconds() >= nextFrame) {
      double remaining = seconds() / done * (epochs - done);
      String line = line(done) + "   remaining %5.1f s".formatted(remaining);
      display.frame(chart.apply(table()), line, epochs);
      nextFrame = seconds() + SECONDS_A_FRAME;
    }
  }

  private void show() {
    if (!epoch.isEmpty()) {
      display.end(chart.apply(table()));
    }
    int step = Math.max(1, epochs / LINES);
    for (int done = 1; done <= epoch.size(); done++) {
      if (done == 1 || done == epoch.size() || done % step == 0) {
        System.out.println(line(done));
      }
    }
  }

  private String line(int done) {
    return "epoch %4d of %d   loss %.4f   elapsed %5.1f s"
        .formatted(done, epochs, loss.get(done - 1), seconds.get(done - 1));
  }

  /** Returns in words how long training took. */
  public String summary() {
    return "%d epochs in %.1f s".formatted(epoch.size(), seconds());
  }

  /** Returns the seconds from the start to the end of the last epoch. */
  public double seconds() {
    return seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1);
  }

  /**
   * Returns the columns epoch, loss and seconds (since the start), a row an epoch.
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
