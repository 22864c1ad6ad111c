package org.harmonianet.jupyter;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;

/**
 * Whether the running cell has to stop. {@link StopWeaver} puts calls of {@link #check} into the
 * code of cells and libraries.
 *
 * <p>A long loop that wants to end in good order asks {@link #requested} at each of its steps:
 *
 * <pre>{@code
 * while (!StopSignal.requested()) {
 *   step();
 * }
 * }</pre>
 */
public final class StopSignal {
  private static final String CELL_THREAD = "jjava-exec-";
  private static final String CELL_CLASS = "REPL.";

  /** How long a loop that polls by itself may take until it does, if its steps are short. */
  private static final long STEP_NANOS = 850_000_000;

  /** How long it may take at most, if its steps are long. */
  private static final long LONG_STEP_NANOS = 10_000_000_000L;

  /** How long it may take to end, once it has noticed the request. */
  private static final long END_NANOS = 3_000_000_000L;

  /** How long a thread may take to close its resources, before it is stopped again. */
  private static final long CLOSE_NANOS = 400_000_000;

  private static final Object SENDING = new Object();

  private static final Map<Thread, Long> STOPPED = new ConcurrentHashMap<>();
  private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();

  private static volatile boolean armed;

  /** Whether a loop of the cell polls by itself, and when it has last noticed a request. */
  private static volatile boolean polled;

  private static volatile long polledAt;
  private static volatile long longestStep;
  private static volatile long noticedAt;
  private static volatile Thread answering;
  private static volatile boolean requested;
  private static volatile long requestedAt;
  private static volatile Instant begun = Instant.MAX;

  private StopSignal() {}

  /**
   * Returns at once, unless the calling thread has to stop.
   *
   * @throws CellStopped if it has to
   */
  public static void check() {
    if (armed) {
      stopHere();
    }
  }

  /**
   * Whether the running cell has to stop. From the first call on, the cell is left its time to come
   * back here and end by itself.
   */
  public static boolean requested() {
    boolean ends = requested;
    long now = System.nanoTime();
    longestStep = polled ? Math.max(longestStep, now - polledAt) : 0;
    polledAt = now;
    polled = true;
    if (ends && noticedAt - requestedAt < 0) {
      noticedAt = now;
    }
    return ends;
  }

  /** Whether the cell that runs, or has run last, was asked to stop. */
  static boolean wasRequested() {
    return requested;
  }

  /** A cell begins: what an earlier one was asked is over, except for threads that still run. */
  static synchronized void cellBegins() {
    polled = false;
    STOPPED.clear();
    ABANDONED.removeIf(thread -> !runsCell(thread));
    requested = false;
    begun = Instant.now().minusSeconds(1); // what the system says of processes is as coarse
    answering = null;
    armed = !ABANDONED.isEmpty();
  }

  /** The calling thread turns from the cell to its answer, which must not be stopped. */
  static void cellEnds() {
    answering = Thread.currentThread();
  }

  /**
   * The running cell has to stop: the checks throw, its thread is interrupted, and the processes
   * that it has started are asked to end.
   */
  static synchronized void request() {
    if (!requested) {
      requestedAt = System.nanoTime();
      requested = true;
      armed = true;
    }
    synchronized (SENDING) {
      cellThreads().forEach(Thread::interrupt);
    }
    ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().startInstant().orElse(begun).isAfter(begun))
        .forEach(ProcessHandle::destroy);
  }

  /** Does what an interrupt would tear, such as sending a message of several parts. */
  static void uninterrupted(Runnable action) {
    synchronized (SENDING) {
      boolean interrupted = Thread.interrupted();
      try {
        action.run();
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /**
   * Gives up waiting for the threads of the running cell: they stop at their next check.
   *
   * @param cancel has the kernel wait no longer
   */
  static synchronized void abandon(Runnable cancel) {
    cellThreads().forEach(ABANDONED::add);
    synchronized (SENDING) {
      cancel.run();
    }
  }

  private static void stopHere() {
    Thread thread = Thread.currentThread();
    long now = System.nanoTime();
    boolean stops = ABANDONED.contains(thread) || requested && belongsToCell(thread);
    boolean closes = now - STOPPED.getOrDefault(thread, now - CLOSE_NANOS) < CLOSE_NANOS;
    if (stops && !endsByItself() && !closes && !initialisesClass()) {
      STOPPED.put(thread, now);
      throw new CellStopped();
    }
  }

  /** Whether a loop of the running cell will end by itself. */
  static boolean endsByItself() {
    long now = System.nanoTime();
    boolean noticed = noticedAt - requestedAt > 0;
    long step = Math.max(STEP_NANOS, Math.min(2 * longestStep, LONG_STEP_NANOS));
    return polled && (noticed ? now - noticedAt < END_NANOS : now - requestedAt < step);
  }

  /** Others, such as the cleaners of libraries, serve the next cell, too. */
  private static boolean belongsToCell(Thread thread) {
    return thread != answering && (thread instanceof ForkJoinWorkerThread || !thread.isDaemon());
  }

  /** A class whose initialiser throws is lost for the rest of the process. */
  private static boolean initialisesClass() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")));
  }

  private static Stream<Thread> cellThreads() {
    Thread[] threads = new Thread[2 * Thread.activeCount() + 10];
    int found = Thread.enumerate(threads);
    return Stream.of(threads).limit(found).filter(StopSignal::runsCell);
  }

  private static boolean runsCell(Thread thread) {
    return thread.getName().startsWith(CELL_THREAD)
        && Stream.of(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(CELL_CLASS));
  }
}
