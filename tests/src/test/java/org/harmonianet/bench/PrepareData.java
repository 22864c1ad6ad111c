package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.DatasetFile;
import org.harmonianet.data.Features;
import org.harmonianet.data.GenreLabels;
import org.harmonianet.data.TrackReader;
import org.harmonianet.preprocessing.PiecewiseLinearEncoding;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Settings;
import org.harmonianet.split.StratifiedSplit;
import tech.tablesaw.api.Table;

/**
 * Writes what the measurements need of the dataset to one file, so that each of their processes
 * starts fast and all have the same arrays: {@code PrepareData FILE}.
 */
final class PrepareData {
  private static final int SEED = 42;
  private static final int BINS = 32;

  private PrepareData() {}

  public static void main(String[] arguments) {
    try {
      Table all = TrackReader.read(dataset());
      GenreLabels genres = GenreLabels.PUBLISHED;
      Table tracks = genres.select(all);
      try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
        BenchData data = prepare(manager, Features.matrix(tracks), genres.encode(tracks));
        Artifacts.write(Path.of(arguments[0]), data::write);
      }
    } catch (HarmoniaNetException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** The published file: with other data, the figures could not be compared. */
  static Path dataset() {
    return new DatasetFile(Settings.load())
        .locate()
        .filter(file -> Artifacts.sha256(file).equals(DatasetFile.SHA256))
        .orElseThrow(
            () ->
                new HarmoniaNetException(
                    "the benchmark needs the published dataset: unset HARMONIANET_DATA"));
  }

  private static BenchData prepare(NDManager manager, double[][] features, int[] labels) {
    StratifiedSplit split = StratifiedSplit.of(labels, 0.2, SEED);
    double[][] train = Features.rows(features, split.train());
    double[][] test = Features.rows(features, split.test());
    PiecewiseLinearEncoding encoding = PiecewiseLinearEncoding.fit(train, BINS);
    return new BenchData(
        BenchData.floats(manager, StandardScaler.fit(train).transform(train)),
        BenchData.floats(manager, encoding.centred(train)),
        manager.create(at(split.train(), labels)),
        BenchData.floats(manager, encoding.centred(test)),
        manager.create(at(split.test(), labels)));
  }

  private static long[] at(int[] rows, int[] labels) {
    return IntStream.of(rows).mapToLong(row -> labels[row]).toArray();
  }
}
