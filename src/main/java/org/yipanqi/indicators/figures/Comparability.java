package org.yipanqi.indicators.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.RegistrySnapshot;
import org.yipanqi.registry.Succession;

/**
 * Whether a row was the same in the period it is compared with. No figure is ever recomputed for an
 * institution as it is not: the comparison only says what differs.
 */
public final class Comparability {

  private static final int NAMED = 5;

  private Comparability() {}

  /**
   * Whether an institution is another one than in its base period: it took one over, was taken
   * over, split or changed its code in between. Then it has no earlier value to rise from. A
   * community is judged as it stands, whoever joined it.
   */
  static boolean another(Row row, Period now, Period base) {
    return row instanceof Row.OfInstitution(var it, var registry)
        && (registry.predecessors(it.id()).stream().anyMatch(s -> between(s.on(), base, now))
            || registry.successors(it.id()).stream().anyMatch(s -> between(s.on(), base, now)));
  }

  /** What the base period of a row holds or lacks beside the row as it is; empty when nothing. */
  public static Optional<Label> note(Row row, Period now, Period base, RegistrySnapshot registry) {
    return switch (row) {
      case Row.County _ -> Optional.empty();
      case Row.OfCommunity(var community) -> members(community, now, base, registry);
      case Row.OfInstitution(var institution, _) -> history(institution, now, base, registry);
    };
  }

  private static boolean between(LocalDate on, Period base, Period now) {
    return on.isAfter(base.start()) && !on.isAfter(now.end());
  }

  private static Optional<Label> history(
      Institution it, Period now, Period base, RegistrySnapshot registry) {
    var notes = new ArrayList<Label>();
    for (var s : registry.predecessors(it.id())) {
      if (between(s.on(), base, now)) {
        notes.add(cameFrom(s, base, Names.unit(s.predecessor(), registry)));
      }
    }
    for (var s : registry.successors(it.id())) {
      if (between(s.on(), base, now)) {
        notes.add(wentTo(s, it, base, Names.unit(s.successor(), registry)));
      }
    }
    return joined(notes);
  }

  private static Label cameFrom(Succession s, Period base, Label other) {
    var on = s.on();
    return switch (s.kind()) {
      case MERGE ->
          new Label(
              "对比期 " + base + " 不含 " + on + " 并入的" + other.zh(),
              "the base, " + base + ", excludes " + other.en() + ", merged into it on " + on);
      case SPLIT ->
          new Label(
              "本机构 " + on + " 由" + other.zh() + "分立，对比期 " + base + " 的数在原机构名下",
              "it split off from "
                  + other.en()
                  + " on "
                  + on
                  + "; the base, "
                  + base
                  + ", is in that one's figures");
      case RENAME, RELOCATION ->
          new Label(
              "本机构 " + on + " 由" + other.zh() + "换代码而来，对比期 " + base + " 的数在原代码名下",
              "it goes on from "
                  + other.en()
                  + " since "
                  + on
                  + "; the base, "
                  + base
                  + ", is under the former code");
    };
  }

  private static Label wentTo(Succession s, Institution it, Period base, Label other) {
    var on = s.on();
    return s.kind().whole() || it.closedOn() != null
        ? new Label(
            "本机构 " + on + " 起由" + other.zh() + "接续，本期与对比期 " + base + " 不是完整可比的一期",
            "from "
                + on
                + " on "
                + other.en()
                + " goes on in its place; the period is not as whole"
                + " as its base, "
                + base)
        : new Label(
            "对比期 " + base + " 含 " + on + " 分出的" + other.zh(),
            "the base, " + base + ", includes " + other.en() + ", split off on " + on);
  }

  /** Hospitals that are in the community now and were not, or were and are not now. */
  private static Optional<Label> members(
      Community community, Period now, Period base, RegistrySnapshot registry) {
    var came = new ArrayList<String>();
    var left = new ArrayList<String>();
    var stood = false;
    for (var it : registry.institutions()) {
      if (!it.organisationOnly() && it.kind() != InstitutionKind.VILLAGE_CLINIC) {
        var then = isIn(community, it, base, registry);
        var is = isIn(community, it, now, registry);
        stood |= then;
        if (is && !then && !openedAfter(it, base)) {
          came.add(it.name());
        } else if (then && !is) {
          left.add(it.name());
        }
      }
    }
    var notes = new ArrayList<Label>();
    if (stood && !came.isEmpty()) {
      notes.add(
          new Label(
              "对比期 " + base + " 不含后来加入的" + named(came, "、"),
              "the base, " + base + ", excludes what joined later: " + named(came, ", ")));
    }
    if (!left.isEmpty()) {
      notes.add(
          new Label(
              "对比期 " + base + " 含本期已不在的" + named(left, "、"),
              "the base, " + base + ", includes what is no longer in it: " + named(left, ", ")));
    }
    return joined(notes);
  }

  private static boolean isIn(
      Community community, Institution it, Period period, RegistrySnapshot registry) {
    return registry
        .communityIn(it.id(), period.start(), period.end())
        .filter(community::equals)
        .isPresent();
  }

  private static boolean openedAfter(Institution it, Period period) {
    return it.openedOn() != null && it.openedOn().isAfter(period.end());
  }

  private static String named(ArrayList<String> names, String between) {
    var first = names.stream().limit(NAMED).collect(Collectors.joining(between));
    return names.size() > NAMED ? first + between + "… (" + names.size() + ")" : first;
  }

  private static Optional<Label> joined(ArrayList<Label> notes) {
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Label(
                notes.stream().map(Label::zh).collect(Collectors.joining("；")),
                notes.stream().map(Label::en).collect(Collectors.joining("; "))));
  }
}
