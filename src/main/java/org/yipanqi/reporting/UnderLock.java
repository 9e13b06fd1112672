package org.yipanqi.reporting;

import static org.yipanqi.reporting.ReportingProblem.CHANGED_MEANWHILE;
import static org.yipanqi.reporting.ReportingProblem.UNKNOWN_RETURN;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.kernel.Period;

/**
 * The door to every change of a return: what the caller may not see is not there; what may be
 * changed is locked, and the rules are asked again under the lock. Written is that return alone.
 */
@Component
public class UnderLock {

  /** A return in hand. */
  public record Held(
      Return of, Way way, Caller by, ReturnRules.Standing standing, OffsetDateTime now) {}

  private final ReturnRows rows;
  private final FormShelf forms;
  private final Units units;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  UnderLock(
      ReturnRows rows,
      FormShelf forms,
      Units units,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.forms = forms;
    this.units = units;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One that the caller may see, with the way that it goes. */
  public Held seen(Caller caller, long id) {
    return rows.find(id)
        .map(it -> held(caller, it))
        .filter(it -> it.way().passesBy(caller))
        .orElseThrow(UNKNOWN_RETURN::because);
  }

  public Held held(Caller caller, Return it) {
    var way = way(it);
    return new Held(it, way, caller, way.standing(caller, it), OffsetDateTime.now(clock));
  }

  public Way way(Return it) {
    var form = forms.of(it);
    return new Way(
        form,
        units
            .find(it.unit(), it.period())
            .orElseThrow(() -> ReportingProblem.UNKNOWN_UNIT.because(it.unit())));
  }

  /** The way of a return that a unit owes: of a form of its own, by a policy that binds it. */
  Way owed(String pack, String form, Period period, String code) {
    var at =
        forms
            .newest(pack, form, period)
            .orElseThrow(() -> ReportingProblem.UNKNOWN_FORM.because(form));
    var unit =
        units.find(code, period).orElseThrow(() -> ReportingProblem.UNKNOWN_UNIT.because(code));
    if (!forms.binds(pack, unit.county())
        || units.owing(at.form(), unit.county(), period).stream()
            .noneMatch(it -> it.code().equals(code))) {
      throw ReportingProblem.NOT_OWED.because(code, period.toString());
    }
    return new Way(at, unit);
  }

  /**
   * Does something with a return, in one transaction.
   *
   * @param version that the caller has seen; null where it doesn't matter
   */
  public <T> T change(
      Caller caller, long id, @Nullable Integer version, ReturnAct act, Function<Held, T> work) {
    var before = seen(caller, id);
    allow(act, before);
    return writing(
        before.of().holder(),
        before.of().county(),
        () -> {
          var held = held(caller, rows.lock(id).orElseThrow(UNKNOWN_RETURN::because));
          fresh(held, version);
          allow(act, held);
          return work.apply(held);
        });
  }

  public static void fresh(Held held, @Nullable Integer version) {
    if (version != null && version != held.of().version()) {
      throw CHANGED_MEANWHILE.because();
    }
  }

  static void allow(ReturnAct act, Held held) {
    ReturnRules.refusal(act, held.way().position(held.of()), held.standing())
        .ifPresent(problem -> {
          throw problem.because();
        });
  }

  /** Writes what belongs to one institution, or to a county. */
  public <T> T writing(@Nullable Integer holder, long county, Supplier<T> work) {
    var reach = Reach.of(List.of(holder == null ? county : holder));
    return Acting.asHouseWriting(reach, () -> Acting.together(transactions, work));
  }

  /** Writes what belongs to several, and to their county. */
  public <T> T writingAll(List<Return> of, long county, Supplier<T> work) {
    var numbers = new ArrayList<Number>(List.of(county));
    of.forEach(it -> numbers.add(it.holder() == null ? (Number) it.county() : it.holder()));
    return Acting.asHouseWriting(Reach.of(numbers), () -> Acting.together(transactions, work));
  }

  /** In whose stead a caller acts; empty where the duty is one's own. Asked by the house. */
  Optional<String> inSteadOf(Caller caller, OffsetDateTime now) {
    return jdbc.sql(
            """
            select max(principal) as principal from access_api.stead
             where login = :login and duty = :duty and unit = :unit
               and :today::date between valid_from and coalesce(valid_to, 'infinity')
            having count(*) > 0 and bool_and(principal is not null)
            """)
        .param("login", caller.user())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("today", now.atZoneSameInstant(clock.getZone()).toLocalDate())
        .query(String.class)
        .optional();
  }
}
