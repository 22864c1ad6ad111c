package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.preprocessing.TrackInputs;
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

  /** More tracks than one part, and a last part that is not full. */
  @Test
  void tracksArePredictedPartByPart() {
    TrackInputs tracks = new TrackInputs(new double[5000][], new int[5000][4]);
    Arrays.setAll(tracks.features(), row -> new double[] {row, -row % 7});
    StandardScaler encoder = StandardScaler.fit(tracks.features());
    double[][] rows = encoder.transform(tracks);
    double[][] expected = GenreTranslator.predict(model, rows);
    int arrays = model.getNDManager().getManagedArrays().size();
    double[][] predicted = GenreTranslator.predict(model, encoder, tracks);
    assertEquals(arrays, model.getNDManager().getManagedArrays().size(), "arrays are left behind");
    assertEquals(5000, predicted.length);
    for (int row : new int[] {0, 4095, 4096, 4999}) {
      assertArrayEquals(expected[row], predicted[row], 1e-6);
    }
    try (NDArray encoded = GenreTranslator.encode(model.getNDManager(), encoder, tracks)) {
      assertEquals(new Shape(5000, 2), encoded.getShape());
      assertEquals(DataType.FLOAT32, encoded.getDataType());
      float[] numbers = encoded.toFloatArray();
      for (int row : new int[] {0, 4095, 4096, 4999}) {
        assertEquals(rows[row][0], numbers[2 * row], 1e-6);
        assertEquals(rows[row][1], numbers[2 * row + 1], 1e-6);
      }
    }
  }
}
