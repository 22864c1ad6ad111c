/**
 * Training of networks, on CPU or GPU, that can be stopped and resumed, and of boosted trees.
 *
 * <p>{@link Recipe} holds epochs, batch size, learning rate and weight decay, and makes a trainer
 * with them. {@link ColumnMask} hides columns of the training tracks at random, so that the network
 * learns to do without them, and {@link ContextMask} hides other tracks and names. {@link Devices}
 * chooses where, by the setting {@code HARMONIANET_DEVICE}:
 *
 * <pre>{@code
 * Device device = Devices.choose(run.settings().device()); // auto, cpu or gpu
 * }</pre>
 *
 * <p>{@link Checkpoint} keeps parameters, optimiser and random state of a training that takes long;
 * on a CPU, one that goes on from it ends with the same losses, number for number.
 *
 * <p>{@link NetworkLearner} trains a network on some rows and predicts others, for
 * cross-validation. {@link BoostingRecipe} trains the trees of XGBoost that networks are compared
 * with.
 *
 * <p>Uses {@code model} and what that uses. It evaluates nothing.
 */
package org.harmonianet.training;
