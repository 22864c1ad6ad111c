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

/** JJava's connection with Jupyter, except that a Stop does not tear what a cell is sending. */
final class CellConnection extends JupyterConnection {
  CellConnection(KernelConnectionProperties properties)
      throws NoSuchAlgorithmException, InvalidKeyException {
    super(properties);
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
