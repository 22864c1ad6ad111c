package org.harmonianet.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a multilayer perceptron: hidden layers with ReLU and dropout, and a linear
 * layer that gives one logit a class.
 *
 * @param inputs features a row
 * @param hidden units of each hidden layer
 * @param outputs classes
 * @param dropout share of hidden units set to zero while training
 */
public record Mlp(int inputs, List<Integer> hidden, int outputs, float dropout) {
  /** Copies the list of hidden layers. */
  public Mlp {
    hidden = List.copyOf(hidden);
  }

  /** Returns the shape of one row of input, (1, inputs). */
  public Shape inputShape() {
    return new Shape(1, inputs);
  }

  /**
   * Makes a DJL block of this architecture, from shape (rows, inputs) to (rows, outputs), not yet
   * initialised.
   *
   * <p>Weights and biases will be drawn from U(-1/sqrt(n), 1/sqrt(n)) for a layer of n inputs, as
   * PyTorch's {@code torch.nn.Linear} does by default.
   */
  public SequentialBlock block() {
    SequentialBlock block = new SequentialBlock();
    int width = inputs;
    for (int units : hidden) {
      block.add(linear(width, units)).add(Activation.reluBlock()).add(new ParallelDropout(dropout));
      width = units;
    }
    return block.add(linear(width, outputs));
  }

  /**
   * Returns the shapes of the block's parameters: each layer's weight, (units, inputs), and bias.
   */
  public List<Shape> parameterShapes() {
    List<Shape> shapes = new ArrayList<>();
    int width = inputs;
    for (int units : hidden) {
      shapes.addAll(List.of(new Shape(units, width), new Shape(units)));
      width = units;
    }
    shapes.addAll(List.of(new Shape(outputs, width), new Shape(outputs)));
    return shapes;
  }

  private static Linear linear(int inputs, int units) {
    Linear layer = Linear.builder().setUnits(units).build();
    layer.setInitializer(uniform(inputs), parameter -> true);
    return layer;
  }

  /** Draws from U(-1/sqrt(n), 1/sqrt(n)) for a layer of n inputs. */
  static Initializer uniform(int inputs) {
    return new UniformInitializer((float) (1 / Math.sqrt(inputs)));
  }
}
