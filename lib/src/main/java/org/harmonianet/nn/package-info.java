/**
 * Networks for tabular data, as blocks of DJL.
 *
 * <p>{@link Mlp} is the baseline's multilayer perceptron; {@link TabM} is an ensemble of such that
 * share nearly all parameters. Each is a record of sizes that makes its block:
 *
 * <pre>{@code
 * Block block = new Mlp(11, List.of(256, 512), 10, 0.3f).block(); // (rows, 11) -> (rows, 10)
 * }</pre>
 *
 * <p>{@link ParallelDropout} draws its masks on all cores; use it where PyTorch's own dropout takes
 * a third of the time. All blocks take rows of floats, shape (rows, inputs), and run on CPU and
 * GPU.
 *
 * <p>Uses DJL only, and knows nothing of music, files or settings.
 */
package org.harmonianet.nn;
