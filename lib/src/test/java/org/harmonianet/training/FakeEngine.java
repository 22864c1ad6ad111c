package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.SymbolBlock;
import ai.djl.training.GradientCollector;

/** An engine that can say what it is, and nothing else. */
final class FakeEngine extends Engine {
  private final boolean cuda;

  /**
   * @param cuda whether it can compute on a GPU
   */
  FakeEngine(boolean cuda) {
    this.cuda = cuda;
  }

  @Override
  public String getEngineName() {
    return "Fake";
  }

  @Override
  public String getVersion() {
    return "1.0";
  }

  @Override
  public boolean hasCapability(String capability) {
    return cuda && capability.equals(StandardCapabilities.CUDA);
  }

  /** DJL counts the GPUs that the CUDA runtime lists, also for an engine that cannot use them. */
  @Override
  public int getGpuCount() {
    return 1;
  }

  @Override
  public Engine getAlternativeEngine() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getRank() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model newModel(String name, Device device) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SymbolBlock newSymbolBlock(NDManager manager) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NDManager newBaseManager() {
    throw new UnsupportedOperationException();
  }

  @Override
  public NDManager newBaseManager(Device device) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GradientCollector newGradientCollector() {
    throw new UnsupportedOperationException();
  }
}
