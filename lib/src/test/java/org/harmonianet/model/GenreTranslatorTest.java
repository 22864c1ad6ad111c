package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.SequentialBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.harmonianet.nn.Mlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenreTranslatorTest {
  private static final double[][] ROWS = {{0, 0}, {1, -2}, {3, 4}};

  private Model model;

  @BeforeEach
  void makeModel() {
    Mlp network = new Mlp(2, List.of(5), 3, .3f);
    model = Model.newInstance("small", Device.cpu());
    model.setBlock(network.block());
    model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
  }

  @AfterEach
  void closeModel() {
    model.close();
  }

  private double[][] predict(GenreTranslator translator) throws Exception {
    try (var predictor = model.newPredictor(translator)) {
      return predictor.predict(ROWS);
    }
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheOutputs() throws Exception {
    double[][] logits = predict(GenreTranslator.outputs());
    double[][] probabilities = predict(GenreTranslator.probabilities());
    assertEquals(3, probabilities.length);
    for (int row = 0; row < 3; row++) {
      double[] powers = Arrays.stream(logits[row]).map(Math::exp).toArray();
      double sum = DoubleStream.of(powers).sum();
      double[] expected = DoubleStream.of(powers).map(power -> power / sum).toArray();
      assertArrayEquals(expected, probabilities[row], 1e-6);
    }
  }

  @Test
  void outputsAreThoseOfTheLastBlock() throws Exception {
    ((SequentialBlock) model.getBlock()).removeLastBlock();
    assertEquals(5, predict(GenreTranslator.outputs())[2].length);
  }
}
