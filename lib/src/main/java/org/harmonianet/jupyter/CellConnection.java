package org.harmonianet.jupyter;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;

/**
 * JJava's connection with Jupyter, except that a Stop does not tear what a cell is sending, and
 * that a cell may print fast: what waits for a slow reader is kept, up to a number of messages. By
 * default ZeroMQ drops what comes after a thousand, and with it the message that the cell has
 * ended.
 */
final class CellConnection extends JupyterConnection {
  private static final int WAITING = 100_000; // 60 MB if each is a short text

  CellConnection(KernelConnectionProperties properties)
      throws NoSuchAlgorithmException, InvalidKeyException {
    super(properties);
    iopub.setSndHWM(WAITING);
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
    return new Environment(shell, stdin, iopub, context);
  }

  private static final class Environment extends ShellReplyEnvironment {
    private Environment(
        ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context) {
      super(shell, stdin, iopub, context);
    }

    @Override
    public void publish(Message<?> message) {
      StopSignal.uninterrupted(() -> super.publish(message));
    }
  }
}
