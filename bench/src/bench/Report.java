package bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a measurement says: on the terminal, and in a file beside it. */
final class Report implements AutoCloseable {

  private final PrintStream file;

  Report(Path file) throws IOException {
    this.file = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
  }

  void say(String format, Object... values) {
    var line = format.formatted(values);
    System.out.println(line);
    file.println(line);
  }

  /** A figure that was measured several times: the middle one, and all of them. */
  void figure(String what, String unit, List<Double> runs) {
    say("%-58s %10s %-6s runs %s", what, shown(median(runs)), unit, all(runs));
  }

  /** Which machine, how busy. */
  void machine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    say(
        "%s, %d processors, %.0f GiB, load %.2f before",
        ZonedDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
        system.getAvailableProcessors(),
        system.getTotalMemorySize() / 1073741824.0,
        system.getSystemLoadAverage());
  }

  static double median(List<Double> runs) {
    return quantile(runs, 0.5);
  }

  /** The smallest value that a share of the values does not exceed. */
  static double quantile(List<Double> values, double share) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  private static String all(List<Double> runs) {
    return runs.stream().map(Report::shown).collect(Collectors.joining(" "));
  }

  static String shown(double value) {
    var size = Math.abs(value);
    var places = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, places, value);
  }

  @Override
  public void close() {
    file.close();
  }
}
