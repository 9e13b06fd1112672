package org.yipanqi.indicators.views;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.policy.Direction;

/** Institutions in the order of a figure. Equal values share a rank; no value, no rank. */
final class League {

  /** In which order a league is read. */
  enum Order {
    /** The best first; by size where the indicator has no direction. */
    RANK,
    WORST,
    /** What went the wrong way most comes first. */
    CHANGE,
    /** What is furthest from its target comes first. */
    GAP,
    /** As on the board: community by community. */
    BOARD
  }

  /**
   * @param rank 1 is the best; absent without a value or a direction
   */
  record Place<T>(T of, Figure figure, @Nullable Integer rank) {}

  private League() {}

  /** The figures with their ranks, in an order; those without a value last, as they came. */
  static <T> List<Place<T>> of(
      List<T> all, Function<T, Figure> figures, Direction direction, Order order) {
    var best = all.stream().filter(t -> value(figures.apply(t)) != null).toList();
    var sorted = new ArrayList<>(best);
    sorted.sort(Comparator.comparing(t -> value(figures.apply(t)), byDirection(direction)));
    var places = new ArrayList<Place<T>>();
    for (var i = 0; i < sorted.size(); i++) {
      var figure = figures.apply(sorted.get(i));
      var level =
          i > 0 && compare(figure, places.get(i - 1).figure()) == 0
              ? places.get(i - 1).rank()
              : Integer.valueOf(i + 1);
      places.add(new Place<>(sorted.get(i), figure, direction == Direction.NONE ? null : level));
    }
    all.stream()
        .filter(t -> value(figures.apply(t)) == null)
        .forEach(t -> places.add(new Place<>(t, figures.apply(t), null)));
    return arranged(places, all, direction, order);
  }

  private static Comparator<@Nullable BigDecimal> byDirection(Direction direction) {
    Comparator<BigDecimal> natural = Comparator.naturalOrder();
    return Comparator.nullsLast(direction == Direction.DOWN ? natural : natural.reversed());
  }

  private static int compare(Figure one, Figure other) {
    return Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())
        .compare(value(one), value(other));
  }

  private static <T> List<Place<T>> arranged(
      List<Place<T>> places, List<T> all, Direction direction, Order order) {
    var arranged = new ArrayList<>(places);
    Comparator<Place<T>> valued = Comparator.comparing(p -> value(p.figure()) == null);
    switch (order) {
      case RANK -> {}
      case WORST -> {
        var withValue = places.stream().filter(p -> value(p.figure()) != null).toList();
        arranged = new ArrayList<>(withValue.reversed());
        arranged.addAll(places.stream().filter(p -> value(p.figure()) == null).toList());
      }
      case CHANGE ->
          arranged.sort(valued.thenComparing(p -> adverse(p.figure(), direction), largestFirst()));
      case GAP -> arranged.sort(valued.thenComparing(p -> gap(p.figure()), largestFirst()));
      case BOARD -> arranged.sort(Comparator.comparing(p -> all.indexOf(p.of())));
    }
    return arranged;
  }

  private static Comparator<@Nullable BigDecimal> largestFirst() {
    return Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder());
  }

  /** How far the value went the wrong way since the base; without a direction, how far at all. */
  static @Nullable BigDecimal adverse(Figure figure, Direction direction) {
    var now = value(figure);
    var base = figure.compared();
    var then = base == null ? null : base.value();
    if (now == null || then == null) {
      return null;
    }
    return switch (direction) {
      case UP -> then.subtract(now);
      case DOWN -> now.subtract(then);
      case NONE -> now.subtract(then).abs();
    };
  }

  private static @Nullable BigDecimal gap(Figure figure) {
    return figure.targets().stream()
        .map(Figure.Judged::gap)
        .filter(g -> g != null)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable BigDecimal value(Figure figure) {
    return figure.state() == State.NOT_APPLICABLE ? null : figure.value();
  }
}
