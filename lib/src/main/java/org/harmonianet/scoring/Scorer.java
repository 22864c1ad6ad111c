package org.harmonianet.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.harmonianet.data.TrackParser;
import org.harmonianet.data.TrackScanner;
import org.harmonianet.model.TrackPredictor;
import org.harmonianet.preprocessing.CatalogueTrack;

/**
 * Scores tracks in one process: a stream of batches, of which a few are in memory.
 *
 * <p>The caller's thread reads the tracks and writes the scores, in the order of the file.
 * Meanwhile, one thread a core encodes, predicts, and makes the text to write.
 */
final class Scorer implements AutoCloseable {
  private static final int BATCH = 2048;

  /** A row that can be scored, with its names. */
  private record Track(TrackParser.Row row, String artists, String album, String name) {
    private CatalogueTrack named() {
      return CatalogueTrack.of(row, artists, album, name);
    }
  }

  /** A batch that was scored. */
  private record Scored(byte[] text, List<Guess> best) {}

  private final TrackPredictor predictor;
  private final List<String> genres;
  private final ScoreFormat format;
  private final PartFile out;
  private final ExecutorService workers;
  private final int ahead;
  private final Deque<Future<Scored>> pending = new ArrayDeque<>();
  private final GenreCounts counts = new GenreCounts();

  Scorer(TrackPredictor predictor, ScoreFormat format, PartFile out) {
    this.predictor = predictor;
    this.format = format;
    this.out = out;
    genres = predictor.saved().genres();
    int cores = Runtime.getRuntime().availableProcessors();
    workers = Executors.newFixedThreadPool(cores);
    ahead = 2 * cores + 1;
  }

  /**
   * Scores all rows of a file that can be scored.
   *
   * @param rows a scanner before its first row
   * @param rejected receives the others
   * @return the genres found
   */
  GenreCounts score(TrackScanner rows, RejectedRows rejected, Progress progress) {
    out.write(format.head(Math.min(ScoreFormat.GUESSES, genres.size())));
    List<Track> batch = new ArrayList<>(BATCH);
    while (rows.next()) {
      if (rows.problem() == null) {
        batch.add(
            new Track(
                rows.track(),
                rows.text("artists"),
                rows.text("album_name"),
                rows.text("track_name")));
      } else {
        rejected.add(rows);
      }
      if (batch.size() == BATCH) {
        submit(batch);
        batch = new ArrayList<>(BATCH);
        progress.show(rows.row(), rows.share());
      }
    }
    if (!batch.isEmpty()) {
      submit(batch);
    }
    while (!pending.isEmpty()) {
      write(pending.remove());
    }
    return counts;
  }

  private void submit(List<Track> batch) {
    if (pending.size() == ahead) {
      write(pending.remove());
    }
    pending.add(workers.submit(() -> score(batch)));
  }

  private Scored score(List<Track> batch) {
    List<TrackParser.Row> tracks = batch.stream().map(Track::row).toList();
    float[][] contexts =
        predictor
            .catalogue()
            .map(all -> batch.stream().map(track -> all.describe(track.named())))
            .map(described -> described.toArray(float[][]::new))
            .orElse(null);
    float[][] probabilities = predictor.predict(tracks, contexts);
    List<ScoredTrack> scored = new ArrayList<>(batch.size());
    List<Guess> best = new ArrayList<>(batch.size());
    for (int i = 0; i < probabilities.length; i++) {
      Track track = batch.get(i);
      List<Guess> guesses = Guess.best(probabilities[i], genres, ScoreFormat.GUESSES);
      scored.add(new ScoredTrack(track.row.id(), track.artists, track.name, guesses));
      best.add(guesses.get(0));
    }
    return new Scored(format.body(scored), best);
  }

  private void write(Future<Scored> future) {
    try {
      Scored scored = future.get();
      out.write(scored.text);
      scored.best.forEach(counts::add);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Stops the threads; none predicts any more, so that the model can be closed. */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
