package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The versions of definitions as day after day something is decided about them. */
final class Timeline<T> {

  private final Function<T, String> id;
  private final Function<T, LocalDate> from;
  private final BiFunction<T, LocalDate, T> beginning;
  private final Map<String, List<T>> versions = new LinkedHashMap<>();

  /**
   * @param own the versions before anything is decided
   * @param beginning the same definition beginning on another day
   */
  Timeline(
      List<T> own,
      Function<T, String> id,
      Function<T, LocalDate> from,
      BiFunction<T, LocalDate, T> beginning) {
    this.id = id;
    this.from = from;
    this.beginning = beginning;
    own.forEach(d -> of(d).add(d));
    versions.values().forEach(v -> v.sort(Comparator.comparing(from)));
  }

  /** From a day on these versions are compiled as given: days come in their order. */
  void from(LocalDate day, List<T> compiled) {
    var byId = new LinkedHashMap<String, List<T>>();
    compiled.forEach(d -> byId.computeIfAbsent(id.apply(d), _ -> new ArrayList<>()).add(d));
    byId.forEach((key, then) -> {
      var now = inForce(then, day, from).orElseThrow();
      var start = from.apply(now).isAfter(day) ? from.apply(now) : day;
      var kept = versions.getOrDefault(key, new ArrayList<>());
      kept.removeIf(v -> !from.apply(v).isBefore(start));
      add(kept, beginning.apply(now, start));
      then.stream()
          .filter(v -> from.apply(v).isAfter(start))
          .sorted(Comparator.comparing(from))
          .forEach(v -> add(kept, v));
    });
  }

  /** A version that says the same as the one before it is none. */
  private void add(List<T> kept, T version) {
    if (kept.isEmpty()
        || !beginning.apply(version, from.apply(kept.getLast())).equals(kept.getLast())) {
      kept.add(version);
    }
  }

  List<T> versions() {
    return versions.values().stream().flatMap(List::stream).toList();
  }

  private List<T> of(T definition) {
    return versions.computeIfAbsent(id.apply(definition), _ -> new ArrayList<>());
  }

  /** The version in force on a day: the newest begun, else the first there was. */
  static <T> Optional<T> inForce(List<T> versions, LocalDate on, Function<T, LocalDate> from) {
    var order = Comparator.comparing(from);
    return versions.stream()
        .filter(v -> !from.apply(v).isAfter(on))
        .max(order)
        .or(() -> versions.stream().min(order));
  }
}
