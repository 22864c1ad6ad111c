package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.PyTorch;

/** Chooses the device that networks are trained on and predict on. */
public final class Devices {
  private Devices() {}

  /**
   * Returns the device that a setting asks for.
   *
   * @param requested {@code auto} (a GPU if PyTorch can use one), {@code cpu} or {@code gpu}
   * @throws HarmoniaNetException if a GPU is requested and PyTorch can use none, or if PyTorch
   *     cannot be loaded
   */
  public static Device choose(String requested) {
    return choose(requested, PyTorch.engine());
  }

  static Device choose(String requested, Engine engine) {
    // DJL also counts GPUs that PyTorch's build for the CPU cannot use.
    boolean usable = engine.hasCapability(StandardCapabilities.CUDA);
    if (requested.equals("gpu") && !usable) {
      throw new HarmoniaNetException(
          "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu, or run"
              + " make setup DEVICE=gpu");
    }
    return usable && !requested.equals("cpu") ? Device.gpu() : Device.cpu();
  }

  /** Returns engine, version and device in one line, with the memory of a GPU. */
  public static String describe(Device device) {
    Engine engine = Engine.getInstance();
    String line = "%s %s on %s".formatted(engine.getEngineName(), engine.getVersion(), device);
    return device.isGpu()
        ? line + ", %.1f GiB".formatted(CudaUtils.getGpuMemory(device).getMax() / 0x1p30)
        : line;
  }
}
