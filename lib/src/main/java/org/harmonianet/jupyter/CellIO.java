package org.harmonianet.jupyter;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** Where cells print and read: JJava's streams, which only its own package may connect. */
final class CellIO extends JupyterIO {
  CellIO() {
    super(StandardCharsets.UTF_8);
  }

  /** Connects the streams with the cell that begins. */
  void connect(ShellReplyEnvironment cell, boolean stdin) {
    setEnv(cell);
    setJupyterInEnabled(stdin);
    cell.defer(() -> retractEnv(cell));
  }
}
