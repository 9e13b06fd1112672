package org.yipanqi.indicators.closing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Places;
import org.yipanqi.database.Acting;
import org.yipanqi.indicators.Cells;

/**
 * Closing, confirming and reopening months. What is closed is copied in the same transaction, from
 * one view of the database in which nothing waits to be computed: all of it or nothing.
 */
@Service
@NamedInterface("closing")
public class Closings {

  static final int MOST_WORDS = 2_000;
  private static final int ATTEMPTS = 6;

  private final Cells cells;
  private final MonthClosing closing;
  private final ClosingRegister register;
  private final ClosingRules rules;
  private final ApplicationEventPublisher events;
  private final Places places;
  private final ClosingTrail trail;
  private final TransactionTemplate transactions;
  private final TransactionTemplate atOneMoment;
  private final Clock clock;

  Closings(
      Cells cells,
      MonthClosing closing,
      ClosingRegister register,
      ClosingRules rules,
      ApplicationEventPublisher events,
      Places places,
      ClosingTrail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.cells = cells;
    this.closing = closing;
    this.register = register;
    this.rules = rules;
    this.events = events;
    this.places = places;
    this.clock = clock;
    this.trail = trail;
    this.transactions = new TransactionTemplate(transactions);
    atOneMoment = new TransactionTemplate(transactions);
    atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Closes a month of a county: its figures, and those of the quarter, half-year and year that are
   * complete with it, are kept as they are now.
   *
   * @param statement needed where sources are missing: why it is closed without them; kept only
   *     there
   * @return the closing's number
   */
  public long close(Caller caller, String county, YearMonth month, @Nullable String statement) {
    var place = rules.county(county);
    if (!places.showsFiguresOf(caller, county)) {
      throw AccessProblem.NOT_OF_THIS_PLACE.because(county);
    }
    var words = words(statement);
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      cells.catchUp();
      var closed = attempt(caller, new MonthClosing.Order(place, month, words));
      if (closed != null) {
        events.publishEvent(new MonthClosed(closed, place.county(), month));
        return closed;
      }
    }
    throw ClosingProblem.STILL_COMPUTING.because(month);
  }

  /** Null when records came in meanwhile, or somebody else acted at the same moment. */
  private @Nullable Long attempt(Caller caller, MonthClosing.Order order) {
    try {
      return Acting.asHouse(
              () -> Objects.requireNonNull(atOneMoment.execute(_ -> closing.close(caller, order))))
          .orElse(null);
    } catch (ConcurrencyFailureException | DuplicateKeyException e) {
      return null; // the next attempt sees what the other did, and says so
    }
  }

  /** Confirms a closed month. */
  public void confirm(Caller caller, long id) {
    var before = find(id);
    refuseReopened(before);
    var confirmed = before.confirmed();
    if (confirmed != null) {
      throw ClosingProblem.ALREADY_CONFIRMED.because(
          before.month(), confirmed.name(), MonthClosing.day(confirmed.at()));
    }
    if (rules.anotherConfirms(before.county()) && before.closed().user().equals(caller.user())) {
      throw ClosingProblem.ANOTHER_MUST_CONFIRM.because(before.month());
    }
    var done =
        inOneStep(
            () -> register.confirm(caller, id, OffsetDateTime.now(clock)),
            () -> trail.confirmed(caller, before));
    if (!done) {
      confirm(caller, id); // somebody was faster: says who
      return;
    }
    events.publishEvent(new MonthConfirmed(id, before.county(), before.month()));
  }

  /** Opens a closed month again. What was kept stays readable but is no longer in force. */
  public void reopen(Caller caller, long id, @Nullable String reason) {
    var words = words(reason);
    if (words == null) {
      throw ClosingProblem.REASON_NEEDED.because();
    }
    var before = find(id);
    refuseReopened(before);
    var done =
        inOneStep(
            () -> register.reopen(caller, id, words, OffsetDateTime.now(clock)),
            () -> trail.reopened(caller, before, words));
    if (!done) {
      refuseReopened(find(id));
    }
    events.publishEvent(new MonthReopened(id, before.county(), before.month()));
  }

  /** Writes in the book and, when that could be done, in the trail. */
  private boolean inOneStep(BooleanSupplier write, Runnable note) {
    return Boolean.TRUE.equals(
        Acting.asHouse(() ->
            transactions.execute(_ -> {
              var written = write.getAsBoolean();
              if (written) {
                note.run();
              }
              return written;
            })));
  }

  private Closing find(long id) {
    return register.find(id).orElseThrow(() -> ClosingProblem.UNKNOWN_CLOSING.because(id));
  }

  private static void refuseReopened(Closing closing) {
    var reopened = closing.reopened();
    if (reopened != null) {
      throw ClosingProblem.ALREADY_REOPENED.because(
          closing.month(), reopened.name(), MonthClosing.day(reopened.at()));
    }
  }

  private static @Nullable String words(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MOST_WORDS) {
      throw ClosingProblem.WORDS_TOO_LONG.because(MOST_WORDS);
    }
    return text.strip();
  }
}
