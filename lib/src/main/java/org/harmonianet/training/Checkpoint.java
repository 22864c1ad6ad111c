package org.harmonianet.training;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.nn.Mlp;
import org.harmonianet.nn.ParallelDropout;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Run;
import org.harmonianet.run.Settings;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The state of a training, saved from time to time as {@code checkpoint.json} in the run directory.
 * A training that was killed or stopped goes on from there.
 *
 * <pre>{@code
 * var checkpoint = new Checkpoint(run, network, model);
 * var trainer = model.newTrainer(config.optOptimizer(checkpoint.adam(1e-3f)));
 * Table earlier = checkpoint.resume();    // the epochs that need not be trained again
 * // after some epochs:
 * checkpoint.save(history);
 * // after the model is saved:
 * checkpoint.delete();
 * }</pre>
 *
 * <p>On a CPU it ends as if it had never been cut off, bit by bit. On a GPU, PyTorch draws the
 * dropout masks from a generator whose state cannot be kept: there the masks after the checkpoint
 * are others, though they too follow the seed.
 */
public final class Checkpoint {
  private final Provenance provenance;
  private final Settings settings;
  private final Mlp network;
  private final Model model;
  private final Path file;
  private ResumableAdam adam;
  private State initial;

  /**
   * The content of the file.
   *
   * @param losses mean cross-entropy of each epoch, nats
   * @param seconds from the start to the end of each epoch
   * @param masks where each dropout layer is in its stream of masks
   * @param arrays the values of {@link #arrays}, one after the other as float32
   */
  record State(
      Provenance provenance,
      Mlp network,
      double[] losses,
      double[] seconds,
      List<ParallelDropout.Position> masks,
      byte[] arrays) {
    State {
      Stream.of(provenance, network, losses, seconds, masks, arrays)
          .forEach(Objects::requireNonNull);
    }
  }

  /**
   * @param network the model's architecture
   * @param model the model under training
   */
  public Checkpoint(Run run, Mlp network, Model model) {
    this(run.provenance(), run.settings(), network, model);
  }

  Checkpoint(Provenance provenance, Settings settings, Mlp network, Model model) {
    this.provenance = provenance;
    this.settings = settings;
    this.network = network;
    this.model = model;
    file = settings.run().resolve("checkpoint.json");
  }

  /**
   * Returns an Adam optimiser whose state the checkpoint saves with the parameters; its arithmetic
   * is DJL's.
   */
  public Optimizer adam(float learningRate) {
    adam = new ResumableAdam(Optimizer.adam().optLearningRateTracker(Tracker.fixed(learningRate)));
    return adam;
  }

  /**
   * Puts the saved state, if there is one, back into the network and its optimiser, and prints so.
   * Without one, puts back the state of the first call.
   *
   * @return columns loss (nats) and seconds (since the start), a row for each epoch that need not
   *     be trained again
   * @throws HarmoniaNetException if the file is damaged, is of other data, another seed or another
   *     architecture, or holds more epochs than are to be trained; nothing is changed then; or if
   *     the model is closed
   */
  public Table resume() {
    if (!model.getNDManager().isOpen()) {
      throw new HarmoniaNetException(
          "the network is closed: run the cell that makes it again, then this one");
    }
    if (Files.exists(file)) {
      State saved = read();
      System.out.println(
          "goes on after epoch %d, from %s; delete it to start anew"
              .formatted(saved.losses.length, settings.display(file)));
      return restore(saved);
    }
    if (initial != null) {
      return restore(initial);
    }
    Table none = history(new double[0], new double[0]);
    initial = state(none);
    return none;
  }

  private Table restore(State saved) {
    int epochs = saved.losses.length;
    ByteBuffer values = ByteBuffer.wrap(saved.arrays);
    try (NDManager manager = model.getNDManager().newSubManager()) {
      for (NDArray array : arrays()) {
        float[] numbers = new float[Math.toIntExact(array.size())];
        values.asFloatBuffer().get(numbers);
        values.position(values.position() + numbers.length * Float.BYTES);
        array.set(new NDIndex("..."), manager.create(numbers, array.getShape()));
      }
    }
    adam.setUpdates(epochs);
    for (int i = 0; i < saved.masks.size(); i++) {
      dropouts().get(i).seek(saved.masks.get(i));
    }
    Engine.getInstance()
        .setRandomSeed(provenance.seed() + epochs); // a GPU's masks, not those of epoch 1
    return history(saved.losses, saved.seconds);
  }

  private State read() {
    State saved;
    try {
      saved = Artifacts.readJson(file, State.class);
    } catch (HarmoniaNetException e) {
      throw unusable(e.getMessage());
    }
    String name = settings.display(file);
    if (!provenance.dataSha256().equals(saved.provenance.dataSha256())) {
      throw unusable(name + " was made from other data");
    }
    if (saved.provenance.seed() != provenance.seed()) {
      throw unusable(
          "%s was made with seed %d, this run has %d"
              .formatted(name, saved.provenance.seed(), provenance.seed()));
    }
    if (!network.equals(saved.network)) {
      throw unusable(name + " is of another architecture");
    }
    if (saved.arrays.length != bytes() || saved.masks.size() != dropouts().size()) {
      throw unusable(name + " is damaged: it does not hold all parameters");
    }
    if (saved.losses.length > settings.epochs()) {
      throw unusable(
          "%s holds %d epochs, HARMONIANET_EPOCHS is %d"
              .formatted(name, saved.losses.length, settings.epochs()));
    }
    return saved;
  }

  private static HarmoniaNetException unusable(String why) {
    return new HarmoniaNetException(why + ": delete it to start anew, or set HARMONIANET_RUN");
  }

  /**
   * Saves the state.
   *
   * @param history columns loss and seconds, a row for each epoch so far
   * @throws HarmoniaNetException if the file cannot be written; the one before is left as it is
   */
  public void save(Table history) {
    Artifacts.writeJson(file, state(history));
  }

  private State state(Table history) {
    ByteBuffer values = ByteBuffer.allocate(bytes());
    for (NDArray array : arrays()) {
      float[] numbers = array.toFloatArray();
      values.asFloatBuffer().put(numbers);
      values.position(values.position() + numbers.length * Float.BYTES);
    }
    return new State(
        provenance,
        network,
        history.doubleColumn("loss").asDoubleArray(),
        history.doubleColumn("seconds").asDoubleArray(),
        dropouts().stream().map(ParallelDropout::position).toList(),
        values.array());
  }

  /** Deletes the saved state, when the trained model has been saved. */
  public void delete() {
    Artifacts.delete(file);
  }

  private int bytes() {
    return arrays().stream().mapToInt(array -> Math.toIntExact(array.size() * Float.BYTES)).sum();
  }

  /** Each parameter with what the optimiser remembers of it, in the order of the layers. */
  private List<NDArray> arrays() {
    return model.getBlock().getParameters().values().stream()
        .flatMap(
            p ->
                Stream.concat(
                    Stream.of(p.getArray()), adam.moments(p.getId(), p.getArray()).stream()))
        .toList();
  }

  private List<ParallelDropout> dropouts() {
    return model.getBlock().getChildren().values().stream()
        .filter(ParallelDropout.class::isInstance)
        .map(ParallelDropout.class::cast)
        .toList();
  }

  private static Table history(double[] losses, double[] seconds) {
    return Table.create(
        DoubleColumn.create("loss", losses), DoubleColumn.create("seconds", seconds));
  }
}
