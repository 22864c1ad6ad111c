package org.harmonianet.notebook;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.data.GenreLabels;
import org.harmonianet.data.TrackReader;
import org.harmonianet.preprocessing.Preprocessing;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;
import org.harmonianet.split.StratifiedSplit;
import tech.tablesaw.api.Table;

/**
 * The rows that the baseline network was trained on.
 *
 * @param features shape (rows, features)
 * @param labels each row's genre, from 0, shape (rows)
 */
record TrainingRows(double[][] features, int[] labels) {

  /**
   * Reads them from a run directory.
   *
   * @throws HarmoniaNetException if a file of 01 or 02 is missing or damaged
   */
  static TrainingRows read(Path run, Preprocessing preprocessing) {
    Table tracks = TrackReader.read(run.resolve("tracks.csv"));
    int[] labels = new GenreLabels(preprocessing.genres()).encode(tracks);
    Path file = run.resolve("split.json");
    int[] train = Artifacts.readJson(file, StratifiedSplit.class, "provenance").train();
    return new TrainingRows(
        Features.rows(Features.matrix(tracks, preprocessing.features()), train),
        Arrays.stream(train).map(row -> labels[row]).toArray());
  }

  /** Returns one feature of all rows. */
  double[] column(int feature) {
    return Arrays.stream(features).mapToDouble(row -> row[feature]).toArray();
  }

  /** Returns the means of a genre's rows, shape (features). */
  double[] mean(int label) {
    return StandardScaler.fit(
            IntStream.range(0, labels.length)
                .filter(row -> labels[row] == label)
                .mapToObj(row -> features[row])
                .toArray(double[][]::new))
        .mean();
  }
}
