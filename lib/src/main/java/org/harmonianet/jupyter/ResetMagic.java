package org.harmonianet.jupyter;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;

/**
 * {@code %reset}: forgets all that cells have defined. The process stays, and with it the libraries
 * that it has loaded and the code that it has compiled. Threads of cells and system properties
 * stay, too.
 */
final class ResetMagic implements LineMagic<Object, NotebookKernel> {
  @Override
  public Object eval(NotebookKernel kernel, List<String> arguments) {
    kernel.reset();
    return null;
  }
}
