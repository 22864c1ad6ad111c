package org.harmonianet.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rows of the specification's split, as DJL and NumPy read them.
 *
 * @param features standardised training rows, shape (8000, 11), float32
 * @param encoded training rows in piecewise linear encoding, shape (8000, width), float32
 * @param labels genres of the training rows, shape (8000), int64
 * @param testEncoded test rows, shape (2000, width), float32
 * @param testLabels genres of the test rows, shape (2000), int64
 */
record BenchData(
    NDArray features, NDArray encoded, NDArray labels, NDArray testEncoded, NDArray testLabels) {

  static BenchData read(NDManager manager, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      NDList arrays = NDList.decode(manager, in);
      return new BenchData(
          arrays.get("features"),
          arrays.get("encoded"),
          arrays.get("labels"),
          arrays.get("testEncoded"),
          arrays.get("testLabels"));
    }
  }

  /** Writes the arrays in NumPy's NPZ format. */
  void write(Path file) throws IOException {
    features.setName("features");
    encoded.setName("encoded");
    labels.setName("labels");
    testEncoded.setName("testEncoded");
    testLabels.setName("testLabels");
    try (OutputStream out = Files.newOutputStream(file)) {
      new NDList(features, encoded, labels, testEncoded, testLabels)
          .encode(out, NDList.Encoding.NPZ);
    }
  }

  static NDArray floats(NDManager manager, double[][] rows) {
    return manager.create(rows).toType(DataType.FLOAT32, false);
  }
}
