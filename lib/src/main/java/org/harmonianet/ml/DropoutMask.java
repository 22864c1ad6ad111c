package org.harmonianet.ml;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Independent random factors of dropout, drawn on all cores: 0 with the probability {@code rate},
 * else 1 / (1 - rate).
 *
 * <p>One random byte decides a factor: it is kept if the byte is below k = 256 (1 - rate), rounded
 * down; for the one byte that equals k, another draw decides with the probability that the rounding
 * has left. So the probability is exact, and not a multiple of 1/256.
 */
final class DropoutMask {
  private static final int CHUNK = 1 << 15;

  private DropoutMask() {}

  /**
   * Fills the buffer from its start to its limit. The same seed gives the same factors on any
   * number of cores: each chunk has a generator of its own.
   *
   * @param rate from 0 up to, but not including, 1
   */
  static void fill(FloatBuffer factors, double rate, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    int chunks = (factors.limit() + CHUNK - 1) / CHUNK;
    long[] chunkSeeds = seeds.longs(chunks).toArray();
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            chunk -> {
              int start = chunk * CHUNK;
              int size = Math.min(CHUNK, factors.limit() - start);
              factors.put(start, chunk(size, rate, new SplittableRandom(chunkSeeds[chunk])));
            });
  }

  private static float[] chunk(int size, double rate, SplittableRandom random) {
    double threshold = 256 * (1 - rate);
    int whole = (int) threshold;
    float kept = (float) (1 / (1 - rate));
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    float[] factors = new float[size];
    for (int i = 0; i < size; i++) {
      int draw = bytes[i] & 0xff;
      factors[i] = draw < whole ? kept : 0;
      if (draw == whole && random.nextDouble() < threshold - whole) {
        factors[i] = kept;
      }
    }
    return factors;
  }
}
