package org.yipanqi.policy.decisions;

import static org.yipanqi.policy.decisions.DecisionProblem.ALREADY_PUBLISHED;
import static org.yipanqi.policy.decisions.DecisionProblem.ALREADY_WITHDRAWN;
import static org.yipanqi.policy.decisions.DecisionProblem.DECIDED_MEANWHILE;
import static org.yipanqi.policy.decisions.DecisionProblem.NO_LONGER_FITS;
import static org.yipanqi.policy.decisions.DecisionProblem.UNKNOWN_DECISION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Amendment;
import org.yipanqi.policy.DefinitionsChanged;
import org.yipanqi.policy.DefinitionsChanging;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PackMistake;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.web.MalformedRequest;

/** Drafts, checks, publishes and withdraws what a county decides about a policy. */
@Service
public class Decisions {

  private final Policies policies;
  private final DecisionRows rows;
  private final DecisionCheck check;
  private final DecisionTrail trail;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Decisions(
      Policies policies,
      DecisionRows rows,
      DecisionCheck check,
      DecisionTrail trail,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.policies = policies;
    this.rows = rows;
    this.check = check;
    this.trail = trail;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** What is wrong with a decision as it is being written; nothing when it could be drafted. */
  List<DecisionCheck.Mistake> check(Caller caller, String pack, DecisionDraft draft) {
    return check.of(policies.get(pack), draft).mistakes();
  }

  /** Keeps a decision as a draft; one with mistakes is refused with its fields. */
  Decision draft(Caller caller, String packId, DecisionDraft draft) {
    var checked = check.of(policies.get(packId), draft);
    if (!checked.mistakes().isEmpty()) {
      throw new MalformedRequest(
          checked.mistakes().stream()
              .map(m -> new MalformedRequest.Field(m.field(), m.message()))
              .toList());
    }
    var amendment = Objects.requireNonNull(checked.amendment());
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          var id = rows.add(packId, amendment, draft.basis().strip(), caller, now());
          var drafted = rows.find(packId, id).orElseThrow();
          trail.drafted(caller, drafted);
          return drafted;
        }));
  }

  /**
   * Makes a draft hold from its month on.
   *
   * @param edition of the pack that the publisher looked at: had somebody else published meanwhile,
   *     what was looked at would not be what happens
   */
  Decision publish(Caller caller, String packId, long id, long edition) {
    var published =
        Objects.requireNonNull(transactions.execute(_ -> published(caller, packId, id, edition)));
    policies.catchUp();
    events.publishEvent(new DefinitionsChanged(packId));
    return published;
  }

  private Decision published(Caller caller, String packId, long id, long edition) {
    rows.alone();
    var decision = draft(packId, id);
    var pack = policies.get(packId);
    if (rows.edition(packId) != edition) {
      throw DECIDED_MEANWHILE.because();
    }
    var wrong = policies.with(packId, decision.amendment()).mistakes();
    if (!wrong.isEmpty()) {
      throw noLongerFits(wrong);
    }
    events.publishEvent(
        new DefinitionsChanging(
            packId,
            pack.document().binds(),
            YearMonth.from(decision.amendment().from()),
            place(pack, decision.amendment())));
    var before = rows.lastPublished(packId, decision.amendment()).orElse(null);
    rows.publish(id, caller, now());
    var published = rows.find(packId, id).orElseThrow();
    trail.published(caller, published, before);
    return published;
  }

  /** Where the document has what a decision is about. */
  private static String place(PolicyPack pack, Amendment about) {
    var id = about.target();
    var clause =
        switch (about.kind()) {
          case PARAMETER -> pack.parameter(id, about.from()).map(Parameter::clause);
          case SERIES -> pack.series(id, about.from()).map(Series::clause);
          case MEASURE -> pack.measure(id, about.from()).map(Measure::clause);
        };
    return clause.flatMap(pack::clause).map(PolicyPack.Clause::place).orElse(id);
  }

  /** Takes a draft back. What is published is not taken back but followed by another decision. */
  Decision withdraw(Caller caller, String packId, long id) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          rows.alone();
          var before = draft(packId, id);
          rows.withdraw(id, caller, now());
          var after = rows.find(packId, id).orElseThrow();
          trail.withdrawn(caller, before, after);
          return after;
        }));
  }

  private Decision draft(String packId, long id) {
    var decision = find(packId, id);
    return switch (decision.state()) {
      case DRAFT -> decision;
      case PUBLISHED -> throw ALREADY_PUBLISHED.because(id);
      case WITHDRAWN -> throw ALREADY_WITHDRAWN.because(id);
    };
  }

  Decision find(String packId, long id) {
    return rows.find(packId, id).orElseThrow(() -> UNKNOWN_DECISION.because(id));
  }

  List<Decision> list(
      Caller caller,
      String packId,
      Decision.@Nullable State state,
      @Nullable Long before,
      int most) {
    policies.get(packId);
    return rows.list(packId, state, before, most);
  }

  /** Every decision about a pack that holds or will, the newest first. */
  List<Decision> published(String packId) {
    return rows.list(packId, Decision.State.PUBLISHED, null, Integer.MAX_VALUE);
  }

  /** The number of the pack's newest publication. */
  public long edition(Caller caller, String packId) {
    return rows.edition(packId);
  }

  /**
   * The pack as it would be with a draft.
   *
   * @param decision what the draft is
   */
  public record Preview(Decision decision, PolicyPack pack, long edition) {}

  /** The pack as it would be if a draft were published now. */
  public Preview preview(Caller caller, String packId, long id) {
    var decision = draft(packId, id);
    var edition = rows.edition(packId);
    var reading = policies.with(packId, decision.amendment());
    return new Preview(
        decision, reading.pack().orElseThrow(() -> noLongerFits(reading.mistakes())), edition);
  }

  private static Problem noLongerFits(List<PackMistake> wrong) {
    var first = wrong.getFirst();
    return NO_LONGER_FITS.because(first.file() + ":" + first.line() + " " + first.code());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
