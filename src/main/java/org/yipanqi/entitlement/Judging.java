package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;

/** One rule about staff on a day, asked of one after the other. For one thread. */
final class Judging {

  private final Asking asking;
  private final @Nullable Asking award;
  private final Turning turning;
  private final LocalDate on;
  private final boolean ahead;

  /**
   * @param ahead whether it is looked for the day on which it will hold
   */
  Judging(BindingRules.Bound bound, LocalDate on, boolean ahead) {
    this.asking = new Asking(bound.pack(), bound.rule());
    this.award = award(bound, on).orElse(null);
    this.turning = new Turning(bound.pack(), bound.rule());
    this.on = on;
    this.ahead = ahead;
  }

  /** The amount that a rule of the pack gives to those who are entitled by this one. */
  private static Optional<Asking> award(BindingRules.Bound bound, LocalDate on) {
    return bound.pack().rules().stream()
        .filter(r -> r.kind() == Rule.Kind.AMOUNT)
        .filter(r -> r.sources().rules().containsValue(bound.rule().id()))
        .findFirst()
        .flatMap(r -> bound.pack().rule(r.id(), on))
        .map(r -> new Asking(bound.pack(), r));
  }

  /** How somebody stands; empty where the rule is not about them. */
  Optional<Standing> standing(StaffRegister.Member member, Institution at, List<Statement> stated) {
    var facts = StaffFacts.of(member.posts(), on);
    if (!asking.concerns(facts, on)) {
      return Optional.empty();
    }
    var verdict = asking.verdict(facts, stated, on);
    var next = next(member.posts(), stated, verdict);
    var state = next == null ? verdict.state() : State.NEXT;
    return Optional.of(
        new Standing(
            member.staffNo(),
            member.name(),
            at,
            facts,
            verdict,
            state,
            next,
            state == State.ENTITLED ? award(facts, stated) : null));
  }

  private Asking.@Nullable Verdict award(Map<String, Object> facts, List<Statement> stated) {
    return award == null ? null : award.verdict(facts, stated, on);
  }

  private @Nullable LocalDate next(
      List<Post> posts, List<Statement> stated, Asking.Verdict verdict) {
    if (!ahead
        || verdict.state() != State.NOT
        || !(turning.may(verdict.explained()) || Turning.awaited(posts, stated, on))) {
      return null;
    }
    var turns = new ArrayList<LocalDate>();
    for (var post : posts) {
      turns.add(post.from());
      if (post.to() != null) {
        turns.add(post.to());
      }
    }
    stated.forEach(s -> turns.add(s.from()));
    return LookAhead.first(on, turns, day -> holds(posts, stated, day)).orElse(null);
  }

  /** Whether it would hold on a later day if nothing but time changed. */
  private boolean holds(List<Post> posts, List<Statement> stated, LocalDate day) {
    return asking.verdict(StaffFacts.of(posts, day), stated, day).state() == State.ENTITLED;
  }
}
