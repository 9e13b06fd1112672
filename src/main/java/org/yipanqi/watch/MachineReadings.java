package org.yipanqi.watch;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process uses of the machine. */
@Component
class MachineReadings implements Readings {

  private static final double MILLIS = 1000.0;
  private static final double NANOS = 1e9;

  @Override
  public List<Reading> read() {
    var memory = ManagementFactory.getMemoryMXBean();
    var heap = memory.getHeapMemoryUsage();
    var runtime = ManagementFactory.getRuntimeMXBean();
    var readings = new ArrayList<Reading>();
    readings.add(
        Reading.gauges(
            "jvm_memory_bytes",
            "Memory of the program.",
            "area",
            Map.of(
                "heap_used", heap.getUsed(),
                "heap_most", heap.getMax(),
                "other_used", memory.getNonHeapMemoryUsage().getUsed())));
    readings.add(
        Reading.counter(
            "jvm_gc_seconds_total",
            "Time the program stood still or worked for its memory.",
            collectors().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum()
                / MILLIS));
    readings.add(
        Reading.gauge(
            "jvm_threads",
            "Threads of the system.",
            ManagementFactory.getThreadMXBean().getThreadCount()));
    readings.add(
        Reading.gauge(
            "process_uptime_seconds",
            "Since the program was begun.",
            runtime.getUptime() / MILLIS));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      readings.add(
          Reading.counter(
              "process_cpu_seconds_total",
              "Time of the processors.",
              unix.getProcessCpuTime() / NANOS));
      readings.add(
          Reading.gauge(
              "process_open_files",
              "Open files and connections.",
              unix.getOpenFileDescriptorCount()));
    }
    return readings;
  }

  private static List<GarbageCollectorMXBean> collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans();
  }
}
