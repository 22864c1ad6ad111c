package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.List;
import java.util.function.Supplier;
import org.harmonianet.HarmoniaNetException;

/** Chooses where the network computes. */
public final class Devices {
  private static final String SET_UP =
      "make setup DEVICE=gpu brings PyTorch for CUDA, or says what is in the way";

  private Devices() {}

  /**
   * The device that the setting asks for.
   *
   * @param wish {@code auto} (a GPU where PyTorch can use one), {@code cpu} or {@code gpu}
   * @throws HarmoniaNetException if a GPU is wished and PyTorch can use none
   */
  public static Device choose(String wish) {
    return choose(wish, Engine.getInstance(), NvidiaDriver::gpus);
  }

  /**
   * The engine and the device that the setting asks for, in one line, with name and memory of a
   * GPU; for {@code auto}, also of one that is left unused.
   *
   * @param wish as {@link #choose(String)} takes it
   * @throws HarmoniaNetException as {@link #choose(String)} does
   */
  public static String describe(String wish) {
    return describe(wish, Engine.getInstance(), NvidiaDriver::gpus);
  }

  static Device choose(String wish, Engine engine, Supplier<List<String>> driver) {
    // DJL's own count of GPUs has those too that PyTorch's build for the CPU cannot use.
    boolean usable = engine.hasCapability(StandardCapabilities.CUDA);
    if (wish.equals("gpu") && !usable) {
      throw new HarmoniaNetException(
          "HARMONIANET_DEVICE=gpu, but "
              + driver.get().stream()
                  .findFirst()
                  .map(gpu -> "PyTorch cannot use the " + gpu + ": " + SET_UP)
                  .orElse("PyTorch sees no CUDA GPU: set it to auto or cpu"));
    }
    return usable && !wish.equals("cpu") ? Device.gpu() : Device.cpu();
  }

  static String describe(String wish, Engine engine, Supplier<List<String>> driver) {
    Device device = choose(wish, engine, driver);
    String line = "%s %s on %s".formatted(engine.getEngineName(), engine.getVersion(), device);
    if (wish.equals("cpu")) {
      return line;
    }
    return driver.get().stream()
        .findFirst()
        .map(gpu -> line + (device.isGpu() ? ", " + gpu : "; unused: " + gpu + ". " + SET_UP))
        .orElse(line);
  }
}
