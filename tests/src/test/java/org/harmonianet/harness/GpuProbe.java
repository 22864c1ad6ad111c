package org.harmonianet.harness;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.harmonianet.data.TrackReader;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.training.Devices;

/**
 * Compares a device with the CPU, given the saved networks of a run: {@code GpuProbe RUN gpu|cpu
 * SECONDS}. Prints a line of JSON: how far the logits of one set of parameters are apart on the
 * two, and the rows that the all-genres network scores a second on each, each rate measured for so
 * many seconds. {@code tests/gpu/gpu.py} starts it from its source.
 */
final class GpuProbe {
  private static final int ROWS = 8192;

  private GpuProbe() {}

  public static void main(String[] arguments) throws Exception {
    Path run = Path.of(arguments[0]);
    Device device = Devices.choose(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    TrackInputs all = TrackInputs.of(TrackReader.read(run.resolve("tracks.csv")));
    TrackInputs tracks =
        all.rows(IntStream.range(0, ROWS).map(i -> i % all.features().length).toArray());
    Map<String, Double> apart = new TreeMap<>();
    for (String network : List.of("baseline-model", "all-genres-model")) {
      double[][] there = logits(run.resolve(network), device, tracks);
      double[][] here = logits(run.resolve(network), Device.cpu(), tracks);
      apart.put(network, furthestApart(there, here));
    }
    Path scale = run.resolve("all-genres-model");
    List<Map<String, Double>> rates = new ArrayList<>();
    for (Device side : List.of(device, Device.cpu())) {
      rates.add(rates(scale, side, tracks, seconds));
    }
    Map<String, Object> found =
        Map.of("engine", Devices.describe(device), "logits_apart", apart, "rates", rates);
    System.out.println(new ObjectMapper().writeValueAsString(found));
  }

  private static double[][] logits(Path folder, Device device, TrackInputs tracks)
      throws Exception {
    SavedModel saved = SavedModel.read(folder);
    try (Model model = saved.load(folder, device);
        Predictor<double[][], double[][]> network = model.newPredictor(GenreTranslator.outputs())) {
      return network.predict(saved.encoder().transform(tracks));
    }
  }

  private static double furthestApart(double[][] a, double[][] b) {
    double furthest = 0;
    for (int row = 0; row < a.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        furthest = Math.max(furthest, Math.abs(a[row][i] - b[row][i]));
      }
    }
    return furthest;
  }

  /** Rows a second: the forward pass alone, and all from tracks in memory to probabilities. */
  private static Map<String, Double> rates(
      Path folder, Device device, TrackInputs tracks, double seconds) throws Exception {
    SavedModel saved = SavedModel.read(folder);
    try (Model model = saved.load(folder, device);
        NDManager manager = NDManager.newBaseManager(device);
        Predictor<double[][], double[][]> network =
            model.newPredictor(GenreTranslator.probabilities())) {
      NDArray x = manager.create(saved.encoder().transform(tracks)).toType(DataType.FLOAT32, false);
      Map<String, Double> found = new LinkedHashMap<>();
      found.put("all genres: forward pass (rows/s)", rate(() -> forward(model, x), seconds));
      found.put(
          "all genres: tracks to probabilities (rows/s)",
          rate(() -> network.predict(saved.encoder().transform(tracks)), seconds));
      return found;
    }
  }

  /** Waits for the result, as GPUs compute on while Java does something else. */
  private static float forward(Model model, NDArray x) {
    ParameterStore parameters = new ParameterStore(x.getManager(), false);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList logits = model.getBlock().forward(parameters, new NDList(x), false);
      return logits.singletonOrThrow().sum().getFloat();
    }
  }

  private static double rate(Callable<?> batch, double seconds) throws Exception {
    repeat(batch, seconds); // to warm up
    return repeat(batch, seconds);
  }

  private static double repeat(Callable<?> batch, double seconds) throws Exception {
    long start = System.nanoTime();
    double elapsed = 0;
    long rows = 0;
    while (elapsed < seconds) {
      batch.call();
      rows += ROWS;
      elapsed = (System.nanoTime() - start) / 1e9;
    }
    return rows / elapsed;
  }
}
