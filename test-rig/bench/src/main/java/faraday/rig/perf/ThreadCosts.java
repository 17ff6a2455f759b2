package faraday.rig.perf;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the present thread has cost so far, as the JVM counts it. */
final class ThreadCosts {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ThreadCosts() {}

  /** Processor time of this thread, user and system, in ns. */
  static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Bytes this thread has allocated. The question itself allocates nothing. */
  static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
