package org.yipanqi.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings. */
record Tuning(Map<String, String> settings) {

  private static final long MEGABYTE = 1024 * 1024;

  /** For real data: nothing that was committed is ever lost. */
  static Tuning durable() {
    var memory =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize()
            / MEGABYTE;
    var settings = common(Math.clamp(memory / 4, 64, 1024));
    settings.put("effective_cache_size", Math.max(memory / 2, 256) + "MB");
    settings.put("max_connections", "60");
    settings.put("max_wal_size", "8GB");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    return new Tuning(settings);
  }

  /** The same, with the write-ahead log kept for an archive. */
  Tuning archiving() {
    var more = new LinkedHashMap<>(settings);
    more.putAll(Archiving.settings());
    return new Tuning(more);
  }

  boolean archives() {
    return settings.containsKey("archive_command");
  }

  /** For tests: quick, and thrown away afterwards. */
  static Tuning fleeting() {
    var settings = common(96);
    settings.put("max_connections", "200");
    settings.put("max_wal_size", "1GB");
    settings.put("fsync", "off");
    settings.put("synchronous_commit", "off");
    settings.put("full_page_writes", "off");
    return new Tuning(settings);
  }

  private static Map<String, String> common(long sharedMegabytes) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("shared_buffers", sharedMegabytes + "MB");
    settings.put("work_mem", "64MB");
    settings.put("maintenance_work_mem", "256MB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("timezone", "Asia/Shanghai");
    settings.put("log_timezone", "Asia/Shanghai");
    // A week of logs. Statements and values stay out of them: they carry personal data.
    settings.put("logging_collector", "on");
    settings.put("log_filename", "postgresql-%a.log");
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_error_verbosity", "terse");
    return settings;
  }
}
