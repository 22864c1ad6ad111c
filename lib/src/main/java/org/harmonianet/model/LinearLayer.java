package org.harmonianet.model;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.harmonianet.HarmoniaNetException;

/**
 * The parameters of one linear layer as text, for a program without DJL: a web page can compute
 * {@code outputs = weights · inputs + bias} with them.
 *
 * <pre>{@code
 * List<LinearLayer> layers = LinearLayer.of(SavedModel.read(folder), folder);
 * }</pre>
 *
 * @param inputs numbers that the layer takes
 * @param outputs numbers that it gives
 * @param weights shape (outputs, inputs), row by row: 32-bit floats, little-endian, in Base64
 * @param bias shape (outputs), written as the weights are
 */
public record LinearLayer(int inputs, int outputs, String weights, String bias) {

  /**
   * Reads the layers of a trained network, in order.
   *
   * @param folder the folder that {@code saved} was read from
   * @throws HarmoniaNetException if the parameters are missing or damaged
   */
  public static List<LinearLayer> of(SavedModel saved, Path folder) {
    try (Model model = saved.load(folder, Device.cpu())) {
      return of(model.getBlock().getParameters().values());
    }
  }

  /** Takes a weight and a bias for each layer. */
  private static List<LinearLayer> of(List<Parameter> parameters) {
    List<LinearLayer> layers = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i += 2) {
      NDArray weights = parameters.get(i).getArray();
      NDArray bias = parameters.get(i + 1).getArray();
      int outputs = (int) weights.getShape().get(0);
      int inputs = (int) weights.getShape().get(1);
      layers.add(new LinearLayer(inputs, outputs, base64(weights), base64(bias)));
    }
    return layers;
  }

  private static String base64(NDArray array) {
    float[] numbers = array.toFloatArray();
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
