package org.yipanqi.supervision.discipline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.supervision.Telling;
import org.yipanqi.supervision.inspections.InspectionEnded;

/**
 * Asks the conditions of every policy that binds a county about its tasks and inspected units. What
 * holds is proposed, once an occasion; what held and no longer does lapses. Nothing is decided
 * here.
 */
@Component
public class Proposing {

  private final Ledger ledger;
  private final Subjects subjects;
  private final Grounds grounds;
  private final ProposalRows rows;
  private final Telling telling;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Proposing(
      Ledger ledger,
      Subjects subjects,
      Grounds grounds,
      ProposalRows rows,
      Telling telling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.ledger = ledger;
    this.subjects = subjects;
    this.grounds = grounds;
    this.rows = rows;
    this.telling = telling;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    Acting.asHouse(() -> Acting.together(transactions, ledger::counties)).forEach(this::sweep);
  }

  /** What an inspection found is looked at as soon as it ends. */
  @EventListener
  void on(InspectionEnded ended) {
    sweep(ended.county());
  }

  /** How many measures stand proposed by rule in a county now. */
  public int sweep(long county) {
    return Acting.asHouse(() -> Acting.together(transactions, () -> propose(county)));
  }

  private int propose(long county) {
    var today = LocalDate.now(clock);
    var all = subjects.of(county);
    var still = new ArrayList<Long>();
    for (var pack : ledger.packs(county)) {
      for (var consequence : pack.discipline()) {
        for (var subject : all) {
          propose(pack, consequence, subject, today).ifPresent(still::add);
        }
      }
    }
    rows.lapse(county, still);
    if (!still.isEmpty()) {
      telling.proposed(county, Collections.max(still), still.size());
    }
    return still.size();
  }

  private Optional<Long> propose(
      PolicyPack pack, Consequence consequence, Subject subject, LocalDate today) {
    if (subject.about() != consequence.about()
        || (subject.pack() != null && !subject.pack().equals(pack.id()))) {
      return Optional.empty();
    }
    return grounds
        .of(pack, consequence, subject, today)
        .map(grounds::text)
        .map(text -> rows.propose(pack.id(), consequence, subject, subject.occasion(), text, today))
        .filter(id -> id > 0);
  }
}
