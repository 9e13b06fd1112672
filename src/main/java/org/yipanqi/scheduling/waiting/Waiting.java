package org.yipanqi.scheduling.waiting;

import static org.yipanqi.scheduling.SchedulingProblem.ALREADY_WAITING;
import static org.yipanqi.scheduling.SchedulingProblem.CHANGED_MEANWHILE;
import static org.yipanqi.scheduling.SchedulingProblem.LINE_FULL;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_ENTRY;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.scheduling.Green;
import org.yipanqi.scheduling.SchedulingAction;
import org.yipanqi.scheduling.SchedulingTrail;
import org.yipanqi.scheduling.Wanted;
import org.yipanqi.web.BrowserEvents;

/**
 * Puts somebody into the line for a place and takes them out. What is free is offered to the first
 * at once ({@link Offers}). Both join the transaction of whoever calls.
 */
@Service
@NamedInterface("waiting")
public class Waiting {

  static final int MOST = 300;

  private final JdbcClient jdbc;
  private final WaiterRows rows;
  private final GreenChannel green;
  private final SchedulingTrail trail;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Waiting(
      JdbcClient jdbc,
      WaiterRows rows,
      GreenChannel green,
      SchedulingTrail trail,
      BrowserEvents browsers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.green = green;
    this.trail = trail;
    this.browsers = browsers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Joins a line. A person's contract and key groups are read from the records and added to what
   * the caller says.
   *
   * @return the number of the entry
   * @throws org.yipanqi.kernel.Problem {@code ALREADY_WAITING}, {@code LINE_FULL}
   */
  public long join(Caller caller, WaitFor place, Wanted wanted) {
    if (!caller.writes().covers(wanted.forInstitution())) {
      throw UNKNOWN_INSTITUTION.because();
    }
    return writing(
        caller,
        () -> {
          if (rows.length(place) >= MOST) {
            throw LINE_FULL.because(MOST);
          }
          var now = OffsetDateTime.now(clock);
          var id =
              rows.add(caller, place, sex(place, wanted), ranked(wanted), now)
                  .orElseThrow(ALREADY_WAITING::because);
          note(caller, SchedulingAction.JOINED, id, place.institution(), place.what());
          return id;
        });
  }

  /** Leaves a line; a place that is offered just now is given back by {@code Bookings.release}. */
  public void leave(Caller caller, long entry, int version, @Nullable String reason) {
    writing(
        caller,
        () -> {
          var it =
              rows.lock(entry)
                  .filter(each -> inReach(caller, each))
                  .orElseThrow(UNKNOWN_ENTRY::because);
          if (it.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          if (!it.state().equals("waiting")) {
            throw NOT_IN_THIS_STATE.because(it.state());
          }
          rows.left(entry, OffsetDateTime.now(clock), reason);
          note(caller, SchedulingAction.LEFT, entry, it.institution(), it.what());
          return true;
        });
  }

  static boolean inReach(Caller caller, Waiter it) {
    return caller.writes().covers(it.institution()) || caller.writes().covers(it.forInstitution());
  }

  private Wanted ranked(Wanted wanted) {
    if (wanted.person() == null) {
      return wanted;
    }
    var all = EnumSet.noneOf(Green.class);
    all.addAll(wanted.green());
    all.addAll(green.of(wanted.person()));
    return new Wanted(
        wanted.forInstitution(), wanted.person(), wanted.reference(), wanted.urgency(), all);
  }

  private @Nullable String sex(WaitFor place, Wanted wanted) {
    if (!place.kind().equals("bed") || place.sex() != null || wanted.person() == null) {
      return place.sex();
    }
    return jdbc.sql(
            """
            select sex from residents_api.person where person = :person
            """)
        .param("person", wanted.person())
        .query(String.class)
        .single();
  }

  private void note(
      Caller caller, SchedulingAction action, long entry, int institution, String what) {
    trail.kept(caller, action, "line", entry, institution, Map.of("what", what));
    browsers.tell("places", Map.of("institution", institution));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
