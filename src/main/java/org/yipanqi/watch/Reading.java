package org.yipanqi.watch;

import java.util.List;
import java.util.Map;

/**
 * One thing that is measured, as it stands now.
 *
 * @param name in snake case with its unit, {@code yipanqi_imports_running}; a counter ends in
 *     {@code _total}
 * @param help what it says, in a sentence
 * @param samples its values by their labels
 */
public record Reading(String name, String help, Kind kind, List<Sample> samples) {

  /** How its values move. */
  public enum Kind {
    /** Up and down. */
    GAUGE,
    /** Only up, from nought at the start. */
    COUNTER,
    /** How many were below each bound, their sum and their number. */
    HISTOGRAM
  }

  /**
   * A value.
   *
   * @param suffix of the name; empty but for histograms
   * @param labels few and from a closed list; never a code of a person or record
   */
  public record Sample(String suffix, Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }
  }

  public Reading {
    samples = List.copyOf(samples);
  }

  public static Reading gauge(String name, String help, double value) {
    return new Reading(name, help, Kind.GAUGE, List.of(new Sample("", Map.of(), value)));
  }

  public static Reading counter(String name, String help, double value) {
    return new Reading(name, help, Kind.COUNTER, List.of(new Sample("", Map.of(), value)));
  }

  /** A gauge of several values that one label tells apart. */
  public static Reading gauges(
      String name, String help, String label, Map<String, ? extends Number> values) {
    var samples =
        values.entrySet().stream()
            .map(it -> new Sample("", Map.of(label, it.getKey()), it.getValue().doubleValue()))
            .toList();
    return new Reading(name, help, Kind.GAUGE, samples);
  }
}
