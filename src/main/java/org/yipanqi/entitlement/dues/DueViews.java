package org.yipanqi.entitlement.dues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.entitlement.CaseViews;
import org.yipanqi.entitlement.CaseViews.BoundRule;
import org.yipanqi.entitlement.CaseViews.CaseAnswer;
import org.yipanqi.entitlement.CaseViews.CaseResult;
import org.yipanqi.entitlement.CaseViews.StatementShown;
import org.yipanqi.entitlement.State;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.calculators.RuleSheet.RuleAnswer;
import org.yipanqi.registry.Institution;

/** Dues as they travel. */
final class DueViews {

  record DuePart(Label label, String amount) {}

  /**
   * @param known of how many of them the amount is known
   */
  record DueSumShown(int known, int of, String total, List<DuePart> parts) {}

  record DueCount(String state, int count) {}

  /** An institution on the list of one rule. */
  record DueRow(
      String institution, String name, Label kind, CaseResult result, List<DuePart> parts) {}

  record DuePage(
      LocalDate on,
      BoundRule rule,
      List<DueCount> counts,
      @Nullable DueSumShown sum,
      List<DueRow> rows,
      @Nullable String after) {}

  /** One rule of an institution, whole. */
  record DueLine(BoundRule rule, CaseResult result, List<CaseAnswer> known, RuleAnswer lines) {}

  /** What the staff is due together by a rule, whose amounts are for the time it says. */
  record StaffDue(BoundRule rule, DueSumShown sum, int notFixed, int open) {}

  /**
   * What is due for one kind of time: a year, a month, once.
   *
   * @param per null of nothing that is due
   */
  record DueTotal(String per, DueSumShown sum, List<Label> notKnown) {}

  /**
   * An institution by every rule.
   *
   * @param totals by the time that amounts are for: amounts of a month and of a year don't add up
   */
  record DuesOfPlace(
      LocalDate on,
      String institution,
      String name,
      Label kind,
      List<DueLine> lines,
      List<StaffDue> staff,
      List<DueTotal> totals,
      List<StatementShown> history,
      boolean mayState) {}

  private DueViews() {}

  static DuePage page(LocalDate on, Dues.Page page) {
    var sum = page.sum();
    return new DuePage(
        on,
        CaseViews.bound(page.bound()),
        Stream.of(State.values())
            .map(s -> new DueCount(s.code(), page.counts().getOrDefault(s, 0)))
            .toList(),
        sum == null ? null : sum(sum),
        page.rows().stream().map(DueViews::row).toList(),
        page.after());
  }

  private static DueRow row(Dues.Due of) {
    return new DueRow(
        of.institution().code(),
        of.institution().name(),
        of.institution().kind().label(),
        CaseViews.result(of.bound().pack(), of.state(), of.verdict().explained()),
        of.verdict().explained().shares().stream()
            .map(s -> new DuePart(s.label(), s.amount().toPlainString()))
            .toList());
  }

  static DuesOfPlace whole(
      LocalDate on,
      Institution at,
      List<Dues.Due> dues,
      List<Dues.StaffSum> staff,
      List<StatementShown> history,
      boolean mayState) {
    return new DuesOfPlace(
        on,
        at.code(),
        at.name(),
        at.kind().label(),
        dues.stream().map(DueViews::line).toList(),
        staff.stream()
            .map(
                s -> new StaffDue(CaseViews.bound(s.bound()), sum(s.sum()), s.notFixed(), s.open()))
            .toList(),
        totals(dues),
        history,
        mayState);
  }

  private static DueLine line(Dues.Due of) {
    var pack = of.bound().pack();
    return new DueLine(
        CaseViews.bound(of.bound()),
        CaseViews.result(pack, of.state(), of.verdict().explained()),
        CaseViews.answers(pack, of.verdict()),
        CaseViews.lines(pack, of.verdict()));
  }

  private static List<DueTotal> totals(List<Dues.Due> dues) {
    var by = new LinkedHashMap<String, List<Dues.Due>>();
    for (var due : dues) {
      var per = due.bound().rule().per();
      if (per != null) {
        by.computeIfAbsent(per, _ -> new ArrayList<>()).add(due);
      }
    }
    return by.entrySet().stream().map(DueViews::total).toList();
  }

  private static DueTotal total(Map.Entry<String, List<Dues.Due>> of) {
    var unknown =
        of.getValue().stream()
            .filter(d -> d.state() != State.ENTITLED && d.state() != State.NOT)
            .map(d -> d.bound().rule().title())
            .toList();
    return new DueTotal(
        of.getKey(),
        sum(DueSum.of(of.getValue().stream().map(Dues.Due::verdict).toList())),
        unknown);
  }

  private static DueSumShown sum(DueSum of) {
    return new DueSumShown(
        of.known(),
        of.of(),
        of.total().toPlainString(),
        of.parts().stream().map(p -> new DuePart(p.label(), p.amount().toPlainString())).toList());
  }
}
