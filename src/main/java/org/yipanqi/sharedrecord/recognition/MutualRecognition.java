package org.yipanqi.sharedrecord.recognition;

import static org.yipanqi.sharedrecord.SharedRecordProblem.NOTHING_TO_RECOGNISE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.REASON_NEEDED;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_CHOICE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_ITEM;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.sharedrecord.RecordedPeople;
import org.yipanqi.sharedrecord.SharedRecordAction;

/**
 * Offers the latest result that may be recognised before an examination is ordered, and notes what
 * was decided: recognised, with what it saved where the price is known, or made again for a reason.
 */
@Service
class MutualRecognition {

  /**
   * @param institution for which it is ordered; null: the caller's own place
   * @param outcome recognised or repeated
   * @param result the one that was offered
   * @param price of the examination in yuan where the ordering system knows it
   */
  record OrderDecision(
      @Nullable String institution,
      String item,
      String outcome,
      String result,
      @Nullable String reason,
      @Nullable String words,
      @Nullable BigDecimal price) {}

  private static final int SHORTEST_WORDS = 4;
  private static final int LONGEST_WORDS = 500;
  private static final BigDecimal MOST = new BigDecimal("100000");

  private final PlatformTransactionManager transactions;
  private final RecognitionRows rows;
  private final RecordedPeople people;
  private final OwnFacts facts;
  private final Trail trail;
  private final Clock clock;

  MutualRecognition(
      PlatformTransactionManager transactions,
      RecognitionRows rows,
      RecordedPeople people,
      OwnFacts facts,
      Trail trail,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.people = people;
    this.facts = facts;
    this.trail = trail;
    this.clock = clock;
  }

  /** What could be recognised; of what the caller may not read nothing is told. */
  @Transactional
  Optional<Offer> check(Caller caller, String personNo, @Nullable String institution, String item) {
    var at = people.working(caller, institution);
    var person = people.seen(personNo);
    known(item);
    var found = rows.latest(person.id(), at.id(), item, LocalDate.now(clock));
    trail.note(
        caller,
        Entry.of(SharedRecordAction.ORDER_CHECKED, "examination", item)
            .about(personNo)
            .at(at.code())
            .changed(null, java.util.Map.of("found", found.isPresent())));
    return found;
  }

  /**
   * Notes a decision upon what was offered.
   *
   * @return what was saved; none where it was made again, or no price is known
   */
  Optional<BigDecimal> decide(Caller caller, String personNo, OrderDecision decision) {
    var recognised = recognised(decision);
    var reason = recognised ? null : reason(decision);
    var at = people.working(caller, decision.institution());
    var today = LocalDate.now(clock);
    var seen =
        Acting.together(
            transactions,
            () -> {
              var person = people.seen(personNo);
              known(decision.item());
              var offer =
                  rows.latest(person.id(), at.id(), decision.item(), today)
                      .filter(it -> it.id().equals(decision.result()))
                      .orElseThrow(NOTHING_TO_RECOGNISE::because);
              return new Seen(person.id(), offer);
            });
    return Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var saved = recognised ? price(decision) : null;
                  rows.add(
                      caller, seen.person(), at.id(), today, seen.offer(), decision, reason, saved);
                  facts.source();
                  facts.touched(RecognitionFact.CODE, List.of(today), List.of((long) at.id()));
                  note(caller, personNo, at.code(), decision, reason, saved);
                  return Optional.ofNullable(saved);
                }));
  }

  private record Seen(int person, Offer offer) {}

  /** Sums of a time that is no longer than a year, by institution in the caller's sight. */
  @Transactional(readOnly = true)
  List<RecognitionRows.Sum> sums(Caller caller, LocalDate from, LocalDate to) {
    if (to.isBefore(from) || to.isAfter(from.plusYears(1))) {
      throw UNKNOWN_CHOICE.because("to", to);
    }
    return rows.sums(from, to);
  }

  @Transactional(readOnly = true)
  List<RecognitionRows.Item> items(Caller caller) {
    return rows.items(LocalDate.now(clock));
  }

  private static boolean recognised(OrderDecision decision) {
    return switch (decision.outcome()) {
      case "recognised" -> true;
      case "repeated" -> false;
      default -> throw UNKNOWN_CHOICE.because("outcome", decision.outcome());
    };
  }

  private static RepeatReason reason(OrderDecision decision) {
    var words = decision.words() == null ? "" : decision.words().strip();
    var told = decision.reason();
    if (told == null || words.length() > LONGEST_WORDS) {
      throw REASON_NEEDED.because(SHORTEST_WORDS, LONGEST_WORDS);
    }
    var reason =
        RepeatReason.all().stream()
            .filter(it -> it.code().equals(told))
            .findFirst()
            .orElseThrow(() -> UNKNOWN_CHOICE.because("reason", told));
    if (reason == RepeatReason.OTHER && words.length() < SHORTEST_WORDS) {
      throw REASON_NEEDED.because(SHORTEST_WORDS, LONGEST_WORDS);
    }
    return reason;
  }

  /** Of the ordering system, else of the county's list; null, never nothing, where nobody knows. */
  private @Nullable BigDecimal price(OrderDecision decision) {
    var said = decision.price();
    if (said == null) {
      return rows.price(decision.item()).orElse(null);
    }
    if (said.signum() <= 0 || said.scale() > 2 || said.compareTo(MOST) > 0) {
      throw UNKNOWN_CHOICE.because("price", said);
    }
    return said;
  }

  private void known(String item) {
    if (rows.unknown(item)) {
      throw UNKNOWN_ITEM.because(item);
    }
  }

  private void note(
      Caller caller,
      String personNo,
      String unit,
      OrderDecision decision,
      @Nullable RepeatReason reason,
      @Nullable BigDecimal saved) {
    var told = new HashMap<String, Object>();
    told.put("item", decision.item());
    if (reason != null) {
      told.put("reason", reason.code());
    }
    if (saved != null) {
      told.put("saved", saved);
    }
    var action =
        reason == null
            ? SharedRecordAction.RESULT_RECOGNISED
            : SharedRecordAction.EXAMINATION_REPEATED;
    trail.note(
        caller,
        Entry.of(action, "examination", decision.item())
            .about(personNo)
            .at(unit)
            .because(decision.words())
            .changed(null, told));
  }
}
