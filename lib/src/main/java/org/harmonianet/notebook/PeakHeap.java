package org.harmonianet.notebook;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most memory that Java objects in use have taken since this one was made: what is left in the
 * heap after a major collection of garbage, at its greatest. PyTorch's arrays are not among it.
 */
public final class PeakHeap implements AutoCloseable {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final List<String> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .toList();

  private final List<NotificationEmitter> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .map(NotificationEmitter.class::cast)
          .toList();
  private final NotificationListener listener = (collected, nothing) -> note(collected);
  private final long since = ManagementFactory.getRuntimeMXBean().getUptime();
  private final AtomicLong peak = new AtomicLong();

  public PeakHeap() {
    collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
  }

  private void note(Notification collected) {
    var info = GarbageCollectionNotificationInfo.from((CompositeData) collected.getUserData());
    // Word of a collection may come late, after this one was made.
    if (info.getGcAction().equals("end of major GC") && info.getGcInfo().getStartTime() >= since) {
      var left = info.getGcInfo().getMemoryUsageAfterGc();
      peak.accumulateAndGet(
          POOLS.stream().mapToLong(pool -> left.get(pool).getUsed()).sum(), Math::max);
    }
  }

  /** Collects garbage once more, and tells the peak, in bytes. */
  public long bytes() {
    System.gc();
    return peak.accumulateAndGet(MEMORY.getHeapMemoryUsage().getUsed(), Math::max);
  }

  /** Stops watching. */
  @Override
  public void close() {
    try {
      for (NotificationEmitter collector : collectors) {
        collector.removeNotificationListener(listener);
      }
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException("closed twice", e);
    }
  }
}
