package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearLayerTest {
  private static final Mlp NETWORK = new Mlp(3, List.of(5, 4), 2, .3f);

  @TempDir Path folder;

  private static float[] floats(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    float[] numbers = new float[bytes.capacity() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static double[] apply(LinearLayer layer, double[] inputs, boolean relu) {
    float[] weights = floats(layer.weights());
    float[] bias = floats(layer.bias());
    double[] outputs = new double[layer.outputs()];
    for (int o = 0; o < outputs.length; o++) {
      double sum = bias[o];
      for (int i = 0; i < inputs.length; i++) {
        sum += weights[o * inputs.length + i] * inputs[i];
      }
      outputs[o] = relu ? Math.max(0, sum) : sum;
    }
    return outputs;
  }

  @Test
  void layersComputeWhatTheNetworkDoes() throws Exception {
    double[] row = {1, -2, .5};
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(NETWORK.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, NETWORK.inputShape());
      var encoder = new StandardScaler(new double[3], new double[] {1, 1, 1});
      var provenance = new Provenance("04-training", "real", "sha", 42, Map.of());
      SavedModel saved =
          SavedModel.save(
              folder, model, provenance, NETWORK, encoder, List.of("ambient", "blues"), 1, 1);
      List<LinearLayer> layers = LinearLayer.of(saved, folder);
      assertEquals(List.of(3, 5, 4), layers.stream().map(LinearLayer::inputs).toList());
      double[] outputs = row;
      for (LinearLayer layer : layers) {
        outputs = apply(layer, outputs, layer != layers.get(2));
      }
      try (var predictor = model.newPredictor(GenreTranslator.outputs())) {
        assertArrayEquals(predictor.predict(new double[][] {row})[0], outputs, 1e-6);
      }
    }
  }
}
