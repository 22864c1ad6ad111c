package org.harmonianet.jupyter;

import java.util.concurrent.TimeUnit;

/**
 * Ends the kernel when the process that started it is gone. Jupyter ends its kernels itself, but
 * cannot if it is killed.
 */
final class ParentWatch {
  private static final long PERIOD_SECONDS = 1;
  private static final int STATUS = 1;

  private ParentWatch() {}

  /** Starts to watch, if Jupyter has named itself. */
  static void start() {
    String number = System.getenv("JPY_PARENT_PID");
    if (number != null && number.matches("\\d{1,18}")) {
      Thread watch = new Thread(() -> watch(Long.parseLong(number)), "parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void watch(long parent) {
    // A program may stand between Jupyter and the kernel.
    boolean direct = ownParent() == parent;
    try {
      while (direct ? ownParent() == parent : isAlive(parent)) {
        TimeUnit.SECONDS.sleep(PERIOD_SECONDS);
      }
    } catch (InterruptedException e) {
      return;
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    Runtime.getRuntime().halt(STATUS); // a cell may run, which an orderly exit could wait for
  }

  /** Changes if the parent ends, even if nobody asks for its status. */
  private static long ownParent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  private static boolean isAlive(long number) {
    return ProcessHandle.of(number).map(ProcessHandle::isAlive).orElse(false);
  }
}
