package org.yipanqi.watch;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yipanqi.watch.Reading.Sample;

/** Readings in the text format of Prometheus, version 0.0.4. */
final class Exposition {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private Exposition() {}

  static String of(List<Reading> readings) {
    var text = new StringBuilder();
    for (var reading : readings) {
      text.append("# HELP ").append(reading.name()).append(' ').append(help(reading.help()));
      text.append("\n# TYPE ").append(reading.name()).append(' ');
      text.append(reading.kind().name().toLowerCase(Locale.ROOT)).append('\n');
      for (var sample : reading.samples()) {
        text.append(reading.name()).append(sample.suffix()).append(labels(sample));
        text.append(' ').append(number(sample.value())).append('\n');
      }
    }
    return text.toString();
  }

  private static String help(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String labels(Sample sample) {
    if (sample.labels().isEmpty()) {
      return "";
    }
    return new TreeMap<>(sample.labels())
        .entrySet().stream()
            .map(it -> it.getKey() + "=\"" + help(it.getValue()).replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "+Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
