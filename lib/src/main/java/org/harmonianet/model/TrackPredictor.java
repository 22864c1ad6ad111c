package org.harmonianet.model;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.preprocessing.TrackCatalogue;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.harmonianet.preprocessing.TrackTransformer;

/**
 * Predicts the genres of any number of tracks on the CPU, a batch at a time and in any number of
 * threads at once.
 *
 * <p>It encodes tracks straight into the memory that the network reads, and keeps that memory for
 * later batches. For a table of tracks, {@link GenreTranslator} is simpler. With one thread of
 * PyTorch for each of Java's ({@code -Dai.djl.pytorch.num_threads=1}), all cores are busy.
 *
 * <pre>{@code
 * try (var predictor = TrackPredictor.load(run.path("all-genres-model"))) {
 *   float[][] probabilities = predictor.predict(batch);
 * }
 * }</pre>
 */
public final class TrackPredictor implements AutoCloseable {
  private final SavedModel saved;
  private final Model model;
  private final Optional<TrackCatalogue> catalogue;
  private final Deque<Lane> free = new ConcurrentLinkedDeque<>();

  private TrackPredictor(SavedModel saved, Model model, Optional<TrackCatalogue> catalogue) {
    this.saved = saved;
    this.model = model;
    this.catalogue = catalogue;
  }

  /**
   * Loads a saved model, which judges each track alone.
   *
   * @throws HarmoniaNetException if it is missing or damaged, or takes unknown features
   */
  public static TrackPredictor load(Path folder) {
    return load(folder, false);
  }

  /**
   * Loads a saved model with its {@link #catalogue}.
   *
   * @throws HarmoniaNetException as {@link #load}, or if the catalogue is damaged
   */
  public static TrackPredictor loadInContext(Path folder) {
    return load(folder, true);
  }

  private static TrackPredictor load(Path folder, boolean inContext) {
    SavedModel saved = SavedModel.read(folder);
    int width = saved.encoder().width();
    if (saved.encoder() instanceof StandardScaler && width != Features.NAMES.size()) {
      throw new HarmoniaNetException(
          "%s takes %d features and does not say which: use a network of 11-all-genres"
              .formatted(folder, width));
    }
    Optional<TrackCatalogue> catalogue =
        inContext ? SavedCatalogue.read(folder, saved) : Optional.empty();
    return new TrackPredictor(saved, saved.load(folder, Device.cpu()), catalogue);
  }

  /** Returns the model's description. */
  public SavedModel saved() {
    return saved;
  }

  /**
   * Returns the catalogue that the model was trained in, if it was loaded and is there. It takes
   * more tracks, as long as nothing is predicted.
   */
  public Optional<TrackCatalogue> catalogue() {
    return catalogue;
  }

  /** Returns the names of the features that a track has for this model, in order. */
  public List<String> features() {
    return encoder().map(TrackEncoder::features).orElse(Features.NAMES);
  }

  /** Returns the names of the categorical columns that a track has for this model, in order. */
  public List<String> categories() {
    return encoder().map(TrackEncoder::categories).orElse(List.of());
  }

  private Optional<TrackEncoder> encoder() {
    return saved.encoder() instanceof TrackInContextEncoder all
        ? Optional.of(all.own())
        : saved.encoder() instanceof TrackEncoder all ? Optional.of(all) : Optional.empty();
  }

  /**
   * Predicts the probability of each genre from the tracks alone.
   *
   * @param tracks a batch, best of 512 to 4,096, with the columns of the model's encoder
   * @return shape (tracks, genres)
   */
  public float[][] predict(List<TrackParser.Row> tracks) {
    return predict(tracks, null);
  }

  /**
   * Predicts the probability of each genre from the tracks and their context.
   *
   * @param tracks a batch, best of 512 to 4,096, with the columns of the model's encoder
   * @param contexts what the {@link #catalogue} says of them, shape (tracks, inputs); null if there
   *     is none
   * @return shape (tracks, genres)
   */
  public float[][] predict(List<TrackParser.Row> tracks, float[][] contexts) {
    Lane lane = free.poll();
    if (lane == null) {
      lane = new Lane(saved.encoder(), model);
    }
    try {
      return lane.predict(tracks, contexts);
    } finally {
      free.push(lane);
    }
  }

  @Override
  public void close() {
    free.forEach(lane -> lane.predictor.close());
    model.close();
  }

  /** What one thread at a time predicts with. */
  private static final class Lane implements NoBatchifyTranslator<ByteBuffer, float[][]> {
    private final TrackTransformer encoder;
    private final Predictor<ByteBuffer, float[][]> predictor;
    private float[] inputs = {};
    private ByteBuffer memory;

    private Lane(TrackTransformer encoder, Model model) {
      this.encoder = encoder;
      predictor = model.newPredictor(this);
    }

    private float[][] predict(List<TrackParser.Row> tracks, float[][] contexts) {
      int size = tracks.size() * encoder.width();
      if (inputs.length < size) {
        inputs = new float[size];
        memory = ByteBuffer.allocateDirect(Float.BYTES * size).order(ByteOrder.nativeOrder());
      }
      for (int i = 0; i < tracks.size(); i++) {
        TrackParser.Row track = tracks.get(i);
        float[] context = contexts == null ? null : contexts[i];
        encoder.encode(track.features(), track.categories(), context, inputs, i * encoder.width());
      }
      memory.clear().limit(Float.BYTES * size).asFloatBuffer().put(inputs, 0, size);
      try {
        return predictor.predict(memory);
      } catch (TranslateException e) {
        throw new IllegalStateException("a batch of tracks cannot be scored: " + e, e);
      }
    }

    @Override
    public NDList processInput(TranslatorContext context, ByteBuffer memory) {
      int width = encoder.width();
      Shape shape = new Shape(memory.limit() / Float.BYTES / width, width);
      return new NDList(context.getNDManager().create(memory, shape, DataType.FLOAT32));
    }

    @Override
    public float[][] processOutput(TranslatorContext context, NDList output) {
      NDArray probabilities = output.singletonOrThrow().softmax(1);
      float[] flat = probabilities.toFloatArray();
      float[][] rows = new float[(int) probabilities.getShape().get(0)][];
      int genres = flat.length / rows.length;
      for (int row = 0; row < rows.length; row++) {
        rows[row] = Arrays.copyOfRange(flat, row * genres, (row + 1) * genres);
      }
      return rows;
    }
  }
}
