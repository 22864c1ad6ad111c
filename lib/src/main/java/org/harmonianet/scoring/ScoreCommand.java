package org.harmonianet.scoring;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.DatasetFile;
import org.harmonianet.data.Features;
import org.harmonianet.data.Rejections;
import org.harmonianet.data.TrackScanner;
import org.harmonianet.model.SavedModel;
import org.harmonianet.model.TrackPredictor;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Settings;

/**
 * Scores a file of tracks on this machine: {@code ScoreCommand IN OUT MODEL}, which {@code make
 * score} calls.
 *
 * <p>IN is a file of tracks, as {@link TrackScanner} takes it, of any size. OUT is a new file,
 * whose name says its {@link ScoreFormat}. MODEL is a folder that {@link SavedModel} has saved.
 * Rows that cannot be scored go to a CSV file beside OUT, with the reason: each row of IN is in one
 * of the two files.
 *
 * <p>The exit status is 0 if any row was scored, 1 if none was, and 2 if the arguments are wrong.
 * With {@code -Dharmonianet.progress=true}, standard error is a terminal that shows how far it is.
 */
public final class ScoreCommand {
  private static final int MOST_GENRES = 10;
  private static final int MOST_REASONS = 5;

  private final PrintStream screen;
  private final Progress progress;

  /**
   * @param screen receives what was found
   * @param terminal shows the progress; null for none
   */
  ScoreCommand(PrintStream screen, PrintStream terminal) {
    this.screen = screen;
    progress = new Progress(terminal);
  }

  /**
   * What became of the rows of a file.
   *
   * @param scored rows in OUT
   * @param rejected rows in the file beside it
   */
  public record Result(long scored, long rejected) {}

  /**
   * Scores a file, and shows on standard output what was found.
   *
   * @param in a file of tracks
   * @param out a new file, whose name says its {@link ScoreFormat}
   * @param model the folder of a saved model
   * @throws HarmoniaNetException if a file is missing or not what it should be, or if {@code out}
   *     is there already
   */
  public static Result score(Path in, Path out, Path model) {
    return new ScoreCommand(System.out, null).score(ScoreFiles.of(in, out), model);
  }

  /** Runs the command, and ends the process. */
  public static void main(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: ScoreCommand IN OUT MODEL");
      System.exit(2);
    }
    try {
      ScoreFiles files = ScoreFiles.of(Path.of(arguments[0]), Path.of(arguments[1]));
      System.exit(arguments.length == 2 ? check(files.in()) : run(files, Path.of(arguments[2])));
    } catch (HarmoniaNetException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Makes sure that the file can be read; returns the exit status. */
  private static int check(Path in) {
    TrackScanner.open(in, Features.NAMES, Features.CATEGORICAL, Settings.load().columns()).close();
    return 0;
  }

  private static int run(ScoreFiles files, Path model) {
    PrintStream terminal = Boolean.getBoolean("harmonianet.progress") ? System.err : null;
    if (new ScoreCommand(System.out, terminal).score(files, model).scored > 0) {
      return 0;
    }
    System.err.println(files.in() + ": no row can be scored, so OUT was not written");
    return 1;
  }

  /** Scores a file with a saved model. */
  Result score(ScoreFiles files, Path model) {
    try (TrackPredictor predictor = TrackPredictor.loadInContext(model)) {
      describe(predictor.saved());
      return score(files, predictor);
    } finally {
      progress.end();
    }
  }

  private void describe(SavedModel saved) {
    Provenance made = saved.provenance();
    screen.printf("network: %s, %d genres%n", saved.version(), saved.genres().size());
    if (made.synthetic()) {
      screen.println("the network was trained on synthetic data: its predictions mean nothing");
    } else if (!made.dataSha256().equals(DatasetFile.SHA256)) {
      screen.println("the network was trained on another catalogue, not on the published dataset");
    }
  }

  /** Scores a file with a network that was loaded before. */
  Result score(ScoreFiles files, TrackPredictor predictor) {
    Map<String, String> own = Settings.load().columns();
    long started = System.nanoTime();
    predictor
        .catalogue()
        .map(all -> new Neighbourhood(all, predictor))
        .flatMap(all -> all.add(files.in(), own))
        .ifPresent(screen::println);
    try (TrackScanner rows =
            TrackScanner.open(files.in(), predictor.features(), predictor.categories(), own);
        PartFile scores = new PartFile(files.out());
        RejectedRows rejected = new RejectedRows(files);
        Scorer scorer = new Scorer(predictor, ScoreFormat.of(files.out()), scores)) {
      rows.notes().forEach(screen::println);
      GenreCounts counts = scorer.score(rows, rejected, progress);
      progress.end();
      requireWhole(rows, files.in());
      rejected.keep();
      if (counts.tracks() > 0) {
        scores.keep();
        counts.lines(MOST_GENRES).forEach(screen::println);
      }
      show(rejected.rejections(), files);
      Result result = new Result(counts.tracks(), rejected.rejections().count());
      show(result, (System.nanoTime() - started) / 1e9);
      return result;
    }
  }

  /** Of a file that cannot be read to its end, nothing is kept: its last rows would be lost. */
  private static void requireWhole(TrackScanner rows, Path in) {
    if (rows.broken()) {
      throw new HarmoniaNetException(
          "%s: row %d, %s: the rows after it cannot be read, so correct it first"
              .formatted(in, rows.row(), rows.problem()));
    }
  }

  private void show(Rejections rejections, ScoreFiles files) {
    if (rejections.count() > 0) {
      screen.printf("rows that cannot be scored: %s%n", files.rejected().getFileName());
      rejections.lines(MOST_REASONS).forEach(line -> screen.println("  " + line));
    }
  }

  private void show(Result result, double seconds) {
    long rows = result.scored + result.rejected;
    screen.printf(
        "%,d rows scored, %,d rejected, %.1f s, %,.0f rows/s%n",
        result.scored, result.rejected, seconds, rows / seconds);
  }
}
