package org.yipanqi.policy.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.FormulaWords;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.policy.Wording;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleWords;

/** One matter as several documents have it: value, denominator, date, place. */
public final class SideBySide {

  /**
   * What one document says of it.
   *
   * @param says the targets, the rule's lines, the bodies in charge
   * @param note what the pack says about it
   * @param how the formula in words; null where nothing is computed
   * @param due as the document states it; null where it doesn't
   * @param open what the county must fix, with its range
   */
  public record Entry(
      String pack,
      Label packTitle,
      String status,
      String kind,
      String id,
      Label title,
      List<Label> says,
      @Nullable Label note,
      @Nullable Label how,
      @Nullable String due,
      List<Label> open,
      String clause,
      String place) {}

  private static final Label NO_TARGET = new Label("只列数，不评", "shown, not judged");

  private final PolicyPack pack;
  private final LocalDate on;

  private SideBySide(PolicyPack pack) {
    this.pack = pack;
    this.on = pack.document().effectiveFrom();
  }

  /** What a pack has under a reference such as {@code goal:Z-01}; empty where there is nothing. */
  public static Optional<Entry> entry(PolicyPack pack, String reference) {
    var parts = reference.split(":", 2);
    return parts.length < 2 ? Optional.empty() : new SideBySide(pack).find(parts[0], parts[1]);
  }

  private Optional<Entry> find(String kind, String id) {
    return switch (kind) {
      case "goal" ->
          pack.goals().stream().filter(g -> g.id().equals(id)).findFirst().map(this::goal);
      case "series" -> pack.series(id, on).map(s -> series("series", s, null));
      case "item" ->
          pack.items().stream()
              .filter(i -> i.id().equals(id))
              .findFirst()
              .map(i -> plain("item", id, i.title(), i.clause(), i.due(), units(i), null));
      case "duty" ->
          pack.duties().stream()
              .filter(d -> d.id().equals(id))
              .findFirst()
              .map(d -> plain("duty", id, d.title(), d.clause(), null, List.of(), null));
      case "rule" -> pack.rule(id, on).map(this::rule);
      case "parameter" -> pack.parameter(id, on).map(this::parameter);
      default -> Optional.empty();
    };
  }

  private Entry goal(PolicyPack.Goal goal) {
    if (goal.series() != null) {
      return series("goal", pack.series(goal.series(), on).orElseThrow(), goal.note());
    }
    return plain(
        "goal",
        goal.id(),
        goal.title(),
        goal.clause(),
        goal.due(),
        places(goal.places()).stream().toList(),
        goal.note());
  }

  /** Which places alone a target binds; none where it binds all that the document does. */
  private Optional<Label> places(List<String> codes) {
    var names = codes.stream().map(pack.document()::placeName).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Label(
                "只约束" + String.join("、", names.stream().map(Label::zh).toList()),
                "binds " + String.join(", ", names.stream().map(Label::en).toList()) + " only"));
  }

  private Entry series(String kind, Series series, @Nullable Label note) {
    var due = Wording.due(series);
    var targets = Wording.targets(series);
    return new Entry(
        pack.id(),
        pack.title(),
        status(),
        kind,
        series.id(),
        series.title(),
        Stream.concat(
                (targets.isEmpty() ? List.of(NO_TARGET) : targets).stream(),
                places(series.places()).stream())
            .toList(),
        note,
        FormulaWords.of(pack, series.formula(), on),
        due == null ? null : due.toString(),
        open(series.parameters()),
        series.clause(),
        place(series.clause()));
  }

  private Entry rule(Rule rule) {
    var words = RuleWords.names(rule, this::named);
    var says = new ArrayList<Label>();
    for (var line : rule.lines()) {
      var value = words.of(line.value());
      says.add(
          new Label(line.label().zh() + "：" + value.zh(), line.label().en() + ": " + value.en()));
    }
    for (var id : rule.parameters().stream().sorted().toList()) {
      pack.parameter(id, on)
          .filter(p -> p.value() != null)
          .ifPresent(p -> says.add(Wording.valued(p)));
    }
    return new Entry(
        pack.id(),
        pack.title(),
        status(),
        "rule",
        rule.id(),
        rule.title(),
        says,
        rule.note(),
        null,
        null,
        open(rule.parameters()),
        rule.clause(),
        place(rule.clause()));
  }

  private Entry parameter(Parameter parameter) {
    var clause = parameter.clause() == null ? "" : parameter.clause();
    return new Entry(
        pack.id(),
        pack.title(),
        status(),
        "parameter",
        parameter.id(),
        parameter.label(),
        parameter.value() == null ? List.of() : List.of(Wording.valued(parameter)),
        parameter.note(),
        null,
        null,
        open(Set.of(parameter.id())),
        clause,
        place(clause));
  }

  private List<Label> open(Collection<String> parameters) {
    return parameters.stream()
        .sorted()
        .flatMap(id -> pack.parameter(id, on).stream())
        .filter(p -> p.value() == null)
        .map(Wording::valued)
        .toList();
  }

  private Entry plain(
      String kind,
      String id,
      Label title,
      String clause,
      @Nullable LocalDate due,
      List<Label> says,
      @Nullable Label note) {
    return new Entry(
        pack.id(),
        pack.title(),
        status(),
        kind,
        id,
        title,
        says,
        note,
        null,
        due == null ? null : due.toString(),
        List.of(),
        clause,
        place(clause));
  }

  private static List<Label> units(PolicyPack.Item item) {
    if (item.units().isEmpty()) {
      return List.of();
    }
    var zh = item.units().stream().map(Label::zh).collect(Collectors.joining("、"));
    var en = item.units().stream().map(Label::en).collect(Collectors.joining(", "));
    return List.of(new Label("责任单位：" + zh, "Bodies: " + en));
  }

  private RuleWords.Named named(String parameter) {
    return pack.parameter(parameter, on).map(Parameter::named).orElseThrow();
  }

  private String place(String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse("");
  }

  private String status() {
    return pack.document().status().name().toLowerCase(Locale.ROOT);
  }
}
