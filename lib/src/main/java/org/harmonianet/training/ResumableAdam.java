package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * DJL's Adam on one device, with a state that a {@link Checkpoint} can save and restore: DJL's own
 * is private. The arithmetic is DJL's.
 */
final class ResumableAdam extends Adam {
  private final Map<String, State> states = new HashMap<>();
  private int calls;

  /** What is remembered of a parameter: decaying means of its gradient, and of that squared. */
  private static final class State {
    private final List<NDArray> moments;
    private int updates;

    private State(NDArray weight) {
      moments = List.of(weight.zerosLike(), weight.zerosLike());
    }
  }

  ResumableAdam(Builder builder) {
    super(builder);
  }

  /**
   * Returns the two moments of a parameter, each of its shape; zeros before its first update.
   *
   * @param weight the parameter's value
   */
  List<NDArray> moments(String parameterId, NDArray weight) {
    return states.computeIfAbsent(parameterId, id -> new State(weight)).moments;
  }

  /** Sets the update count of all parameters. */
  void setUpdates(int updates) {
    states.values().forEach(state -> state.updates = updates);
  }

  @Override
  public void update(String parameterId, NDArray weight, NDArray gradient) {
    moments(parameterId, weight);
    calls = 0;
    super.update(parameterId, weight, gradient);
  }

  @Override
  protected int updateCount(String parameterId) {
    return ++states.get(parameterId).updates;
  }

  /** An update asks for both moments, one after the other. */
  @Override
  protected NDArray withDefaultState(
      Map<String, Map<Device, NDArray>> moment,
      String parameterId,
      Device device,
      Function<String, NDArray> zeros) {
    return states.get(parameterId).moments.get(calls++);
  }
}
