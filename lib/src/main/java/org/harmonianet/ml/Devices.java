package org.harmonianet.ml;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.harmonianet.HarmoniaNetException;

/** Chooses where the network computes. */
public final class Devices {
  private Devices() {}

  /**
   * The device that the setting asks for.
   *
   * @param wish {@code auto} (a GPU where there is one), {@code cpu} or {@code gpu}
   * @throws HarmoniaNetException if a GPU is wished and the engine sees none
   */
  public static Device choose(String wish) {
    return choose(wish, Engine.getInstance().getGpuCount());
  }

  static Device choose(String wish, int gpus) {
    if (wish.equals("gpu") && gpus == 0) {
      throw new HarmoniaNetException(
          "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu");
    }
    return gpus > 0 && !wish.equals("cpu") ? Device.gpu() : Device.cpu();
  }
}
