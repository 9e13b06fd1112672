package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.PathAnswer;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;

/** What a pack's rules answer to a way, as it is shown. */
final class PathSheet {

  /**
   * @param rules whether the pack has any for a way; false is no figure of nought
   */
  record PathAnswered(
      String pack,
      Label title,
      String status,
      String on,
      boolean rules,
      List<PathStepShown> steps,
      PathTotal total) {}

  /**
   * @param force in_force, early or lapsed: whether the document was in force on that day
   */
  record PathStepShown(
      int at,
      String day,
      String force,
      List<PathSaid> says,
      List<PathSilent> silent,
      @Nullable PathDue due) {}

  /**
   * @param says points, deductible or right
   * @param outcome applies, not_met, missing, not_fixed or undefined
   * @param amount points, or yuan still due
   * @param than what points are more than
   * @param start in_full, difference or none_anew
   * @param asks what the rule asks at the stop itself
   * @param optional asks that would tell more
   */
  record PathSaid(
      String rule,
      Label title,
      @Nullable Label note,
      String kind,
      String says,
      String outcome,
      Label words,
      @Nullable String amount,
      @Nullable Label than,
      @Nullable String start,
      String clause,
      String place,
      List<PathMissing> missing,
      List<PathFace.PathOpen> notFixed,
      List<Label> because,
      List<String> asks,
      List<String> optional,
      RuleSheet.RuleAnswer answer) {}

  /**
   * @param from what the way would know it by; null where it is asked at the stop
   */
  record PathMissing(String id, @Nullable String from, Label words) {}

  record PathSilent(String rule, Label title, List<Label> because) {}

  record PathDue(
      @Nullable String yuan, @Nullable String said, @Nullable String paid, boolean differs) {}

  /**
   * @param unknown the stops whose deductible isn't known, counted from 0
   */
  record PathTotal(String yuan, int stays, List<Integer> unknown) {}

  private final PolicyPack pack;
  private final LocalDate on;
  private final PathFace face;

  PathSheet(PolicyPack pack, LocalDate on) {
    this.pack = pack;
    this.on = on;
    this.face = new PathFace(pack, on);
  }

  PathAnswered answered(PathAnswer answer) {
    var total = answer.total();
    return new PathAnswered(
        pack.id(),
        pack.title(),
        code(pack.document().status()),
        on.toString(),
        answer.rules(),
        answer.steps().stream().map(this::step).toList(),
        new PathTotal(total.yuan().toPlainString(), total.stays(), total.unknown()));
  }

  private PathStepShown step(PathAnswer.Step step) {
    var due = step.due();
    return new PathStepShown(
        step.at(),
        step.day().toString(),
        code(step.force()),
        step.says().stream().map(s -> said(s, step.day())).toList(),
        step.silent().stream()
            .map(s ->
                new PathSilent(
                    s.rule().id(),
                    s.rule().title(),
                    s.because().stream().map(PathFact::label).toList()))
            .toList(),
        due == null
            ? null
            : new PathDue(plain(due.yuan()), plain(due.said()), plain(due.paid()), due.differs()));
  }

  private PathSaid said(PathAnswer.Said said, LocalDate day) {
    var rule = said.rule();
    return new PathSaid(
        rule.id(),
        rule.title(),
        rule.note(),
        code(rule.kind()),
        code(PathFace.speaks(rule).says()),
        code(said.outcome()),
        said.words(),
        plain(said.amount()),
        PathFace.speaks(rule).than(),
        said.start() == null ? null : code(said.start()),
        rule.clause(),
        face.place(rule.clause()),
        said.missing().stream()
            .map(m ->
                new PathMissing(
                    m.ask().id(), m.ask().from() == null ? null : m.ask().from().code(), m.words()))
            .toList(),
        said.notFixed().stream().map(face::open).toList(),
        said.because(),
        rule.asks().stream().filter(a -> a.from() == null).map(Rule.Ask::id).toList(),
        said.optional().stream().map(Rule.Ask::id).toList(),
        new RuleSheet(pack, rule, day).answer(said.explanation()));
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : RuleFace.plain(number);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
