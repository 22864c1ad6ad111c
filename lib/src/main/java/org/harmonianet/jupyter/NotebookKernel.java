package org.harmonianet.jupyter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.execution.CodeEvaluator;

/**
 * JJava's kernel, with what people expect in JupyterLab: Stop ends the cell, an error or a Stop
 * aborts the cells that wait, an error is a readable line, and Shift+Tab shows the documentation.
 */
public final class NotebookKernel extends JavaKernel {
  private static final long STOP_MILLIS = 900;
  private static final long REPEAT_MILLIS = 100;
  private static final long BETWEEN_NANOS = 200_000_000; // from the end of a cell to the next one

  private final CellIO cellIO;
  private final CellLog cells;
  private final ErrorText errors;
  private final Documentation documentation;
  private PendingRequests pending;
  private Runnable onReset;
  private boolean resets;
  private volatile CountDownLatch running = new CountDownLatch(0);
  private volatile long stoppedBetween = System.nanoTime() - BETWEEN_NANOS;

  NotebookKernel(
      String name,
      String version,
      LanguageInfo language,
      HistoryManager history,
      CellIO io,
      CommManager comms,
      Renderer renderer,
      MagicsResolver magicsResolver,
      MagicsRegistry magics,
      StringStyler styler,
      JShell jshell,
      CodeEvaluator evaluator) {
    super(
        name,
        version,
        language,
        List.of(new HelpLink("JJava", "https://github.com/dflib/jjava")),
        history,
        io,
        comms,
        renderer,
        magicsResolver,
        magics,
        true,
        styler,
        jshell,
        evaluator);
    cellIO = io;
    cells = new CellLog(jshell);
    errors = new ErrorText(jshell, cells, styler);
    documentation = new Documentation(jshell);
  }

  /**
   * Returns the first line of each cell before the running one that failed, was stopped, or was not
   * run since one before it failed, and has not been run well since then.
   */
  public List<String> unfinishedCells() {
    return cells.unfinished();
  }

  /** Prints the whole stack trace of the last error. */
  void printTrace() {
    cellIO.out.println(errors.trace());
  }

  /**
   * Sets what a {@code %reset} does when its cell has been answered: {@link #end} this kernel, and
   * begin another one.
   */
  void onReset(Runnable action) {
    onReset = action;
  }

  /** Another kernel takes this one's place when the running cell has ended. */
  void reset() {
    resets = true;
  }

  /** Ends the kernel but not its process, and lets go of its cells' variables. */
  void end() {
    CellVariables.clear(getJShell(), getClassLoader());
    getJShell().stop(); // the idle threads of cells
    onShutdown(true);
  }

  @Override
  public String getBanner() {
    return "%s %s, Java %s".formatted(getName(), getVersion(), Runtime.version());
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connected) {
    pending = new PendingRequests(connected, cells);
    super.becomeHandlerForConnection(connected);
  }

  @Override
  protected synchronized void handleExecuteRequest(
      ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    ShellChannel shell = (ShellChannel) env.getShell();
    if (System.nanoTime() - stoppedBetween < BETWEEN_NANOS) {
      pending.abort(shell, message);
      PendingRequests.take(shell).forEach(next -> pending.abort(shell, next));
      return;
    }
    ExecuteRequest request = message.getContent();
    int count = executionCount.getAndIncrement();
    commManager.setMessageContext(message);
    env.setBusyDeferIdle();
    env.publish(new PublishExecuteInput(request.getCode(), count));
    cellIO.connect(env, request.isStdinEnabled());
    cells.begin(message, count);
    // The cell's thread takes it over.
    Thread.currentThread().setContextClassLoader(getClassLoader());
    boolean failed = false;
    try {
      DisplayData out = evaluate(request.getCode());
      if (out != null) {
        env.publish(new PublishExecuteResult(count, out));
      }
      cells.succeeded();
      errors.unresolved().forEach(cellIO.err::println);
      env.defer().reply(new ExecuteReply(count, Map.of()));
    } catch (Throwable problem) {
      failed = true;
      cells.failed();
      ErrorText.Shown shown = errors.of(problem, StopSignal.wasRequested(), this::formatError);
      env.publish(new PublishError(shown.name(), shown.message(), shown.lines()));
      ErrorReply reply = new ErrorReply(shown.name(), shown.message(), shown.lines());
      reply.setExecutionCount(count);
      env.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
    }
    boolean stops = request.shouldStopOnError() && (failed || StopSignal.wasRequested());
    // Before the answer: what is sent when it has been read is run.
    List<Message<?>> waiting = stops ? PendingRequests.take(shell) : List.of();
    env.resolveDeferrals();
    waiting.forEach(next -> pending.abort(shell, next));
    if (resets) {
      onReset.run();
    }
  }

  private DisplayData evaluate(String code) {
    running = new CountDownLatch(1);
    StopSignal.cellBegins();
    try {
      DisplayData out = evalBuilder(code).resolveMagics().renderResults().eval();
      StopSignal.check(); // what a cell makes of a process that was ended is half a result
      return out;
    } finally {
      StopSignal.cellEnds();
      running.countDown();
    }
  }

  /** There is no history, but JupyterLab shows the kernel as idle only when this is answered. */
  @Override
  protected void handleHistoryRequest(ShellReplyEnvironment env, Message<HistoryRequest> message) {
    env.setBusyDeferIdle();
    env.reply(new HistoryReply(List.of()));
  }

  /**
   * Stops the running cell, and answers for it within a second even if a library goes on. A loop
   * that asks {@link StopSignal#requested} has the time of two of its steps.
   */
  @Override
  public void interrupt() {
    CountDownLatch cell = running;
    if (cell.getCount() == 0) {
      stoppedBetween = System.nanoTime();
      return;
    }
    Thread stopper = new Thread(() -> stop(cell), "stop");
    stopper.setDaemon(true);
    stopper.start();
  }

  private void stop(CountDownLatch cell) {
    try {
      for (long ms = 0; ms < STOP_MILLIS || StopSignal.endsByItself(); ms += REPEAT_MILLIS) {
        StopSignal.request();
        if (cell.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      StopSignal.abandon(super::interrupt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public DisplayData inspect(String code, int cursor, boolean detailed) {
    return documentation.at(code, cursor);
  }
}
