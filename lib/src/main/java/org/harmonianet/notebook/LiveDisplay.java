package org.harmonianet.notebook;

import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * One output of the running cell whose content can be replaced. Outside of a kernel it does
 * nothing.
 */
final class LiveDisplay {
  private static volatile BaseKernel kernel;

  private final String id = UUID.randomUUID().toString();
  private boolean shown;

  /** Names the kernel that shows what is displayed from now on. */
  static void attach(BaseKernel running) {
    kernel = running;
  }

  /** Shows a picture that stands in until the next one. */
  void svg(String svg, String text) {
    DisplayData data = new DisplayData();
    data.putSVG(svg);
    data.putText(text);
    show(data);
  }

  /** Shows a value as if it were a cell's last expression. */
  void value(Object value) {
    if (kernel != null) {
      show(kernel.getRenderer().render(value));
    }
  }

  private void show(DisplayData data) {
    if (kernel == null) {
      return;
    }
    // Not DisplayData.setDisplayId: the kernel's newer versions have it with another signature.
    data.putTransientData("display_id", id);
    if (shown) {
      kernel.getIO().display.updateDisplay(id, data);
    } else {
      kernel.display(data);
      shown = true;
    }
  }
}
