package org.yipanqi.referral.flows;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a number on the page counts: which cases (c) of those sent in the span, none of them
 * cancelled. The numbers and the lists behind them come from this one condition each.
 */
enum Behind {
  SENT("true"),
  ACCEPTED("c.accepted_at is not null"),
  /** Declined, or left without an answer until it expired. */
  REFUSED("c.accepted_at is null and c.state in ('declined', 'expired')"),
  ANSWERED("c.answered_at >= c.submitted_at"),
  WAITING("c.accepted_at is null and c.owner_institution_id is not null"),
  ARRIVED("c.arrived_on is not null"),
  MISSED("c.missed_at is not null"),
  /** Known to have come, or known not to have. */
  EXPECTED("(c.arrived_on is not null or c.missed_at is not null)"),
  CLOSED("c.accepted_at is not null and c.closed_at is not null");

  private final String condition;

  Behind(String condition) {
    this.condition = condition;
  }

  /** In SQL, over a case c. */
  String condition() {
    return condition;
  }

  /** As a column of counts. */
  String count() {
    return "count(*) filter (where " + condition + ") as " + code();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Behind> find(String code) {
    return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
  }
}
