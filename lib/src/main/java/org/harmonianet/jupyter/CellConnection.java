package org.harmonianet.jupyter;

import java.lang.reflect.Field;
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
 * JJava's connection with Jupyter, with three differences:
 *
 * <ul>
 *   <li>A Stop does not tear what a cell is sending.
 *   <li>A cell may print fast. What waits for a slow reader is kept, up to a number of messages. By
 *       default, ZeroMQ drops what comes after a thousand, and with it the message that the cell
 *       has ended.
 *   <li>An idle kernel notices a request within 5 ms. JJava by itself looks every 50 ms, which each
 *       cell that is sent after another one would wait.
 * </ul>
 */
final class CellConnection extends JupyterConnection {
  private static final int WAITING = 100_000; // 60 MB if each is a short text
  private static final long LOOK_MILLIS = 5;

  CellConnection(KernelConnectionProperties properties)
      throws NoSuchAlgorithmException, InvalidKeyException, ReflectiveOperationException {
    super(properties);
    iopub.setSndHWM(WAITING);
    // The constructor that takes it cannot be called from here: it needs the context of ZeroMQ.
    Field sleep = ShellChannel.class.getDeclaredField("sleep");
    sleep.setAccessible(true);
    sleep.setLong(shell, LOOK_MILLIS);
    // Else a cell would overtake a Stop that was sent before it.
    sleep.setLong(control, LOOK_MILLIS);
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
