package org.harmonianet.jupyter;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;

/** {@code %trace}: the whole stack trace of the last error, with the frames of libraries. */
final class TraceMagic implements LineMagic<Object, NotebookKernel> {
  @Override
  public Object eval(NotebookKernel kernel, List<String> arguments) {
    kernel.printTrace();
    return null;
  }
}
