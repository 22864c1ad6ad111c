package org.harmonianet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;

/**
 * Lets a DJL predictor take a batch of tracks and guess the genre of each.
 *
 * @param encoding what tracks become the network's inputs with
 */
public record GenreTranslator(TrackEncoder encoding)
    implements NoBatchifyTranslator<TrackInputs, GenreTranslator.Guess[]> {

  /**
   * What the network says of a track.
   *
   * @param label the most probable genre's place in the model's list, the first among equals
   * @param probabilities of all genres: the softmax of what the network gives, logits or
   *     log-probabilities
   */
  public record Guess(int label, float[] probabilities) {
    private static Guess of(float[] probabilities) {
      int best = 0;
      for (int genre = 1; genre < probabilities.length; genre++) {
        best = probabilities[genre] > probabilities[best] ? genre : best;
      }
      return new Guess(best, probabilities);
    }
  }

  @Override
  public NDList processInput(TranslatorContext context, TrackInputs tracks) {
    return new NDList(
        context.getNDManager().create(encoding.transform(tracks)).toType(DataType.FLOAT32, false));
  }

  @Override
  public Guess[] processOutput(TranslatorContext context, NDList output) {
    NDArray probabilities = output.singletonOrThrow().softmax(1);
    float[] values = probabilities.toFloatArray();
    int genres = (int) probabilities.getShape().get(1);
    return IntStream.range(0, values.length / genres)
        .mapToObj(row -> Arrays.copyOfRange(values, row * genres, (row + 1) * genres))
        .map(Guess::of)
        .toArray(Guess[]::new);
  }
}
