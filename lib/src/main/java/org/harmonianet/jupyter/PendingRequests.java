package org.harmonianet.jupyter;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** The requests that wait for a cell which failed: cells are not run, all else is done. */
final class PendingRequests {
  private static final int MESSAGE_WAITS = 1; // ZeroMQ's POLLIN

  private final JupyterConnection connection;
  private final CellLog cells;

  PendingRequests(JupyterConnection connection, CellLog cells) {
    this.connection = connection;
    this.cells = cells;
  }

  /** What is sent for a cell that was not run. */
  private record Aborted(String status) {}

  /** Takes all requests that wait off the channel. */
  static List<Message<?>> take(ShellChannel shell) {
    List<Message<?>> waiting = new ArrayList<>();
    while ((shell.getEvents() & MESSAGE_WAITS) != 0) {
      waiting.add(shell.readMessage());
    }
    return waiting;
  }

  /** Answers a request: that a cell is not run, or as always. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  void abort(ShellChannel shell, Message message) {
    ShellReplyEnvironment env = connection.prepareReplyEnv(shell, message);
    if (message.getContent() instanceof ExecuteRequest) {
      cells.aborted(message);
      env.setBusyDeferIdle();
      env.reply(new Message(message, ExecuteReply.MESSAGE_TYPE, new Aborted("aborted")));
    } else {
      connection.getHandler(message.getHeader().getType()).handle(env, message);
    }
    env.resolveDeferrals();
  }
}
