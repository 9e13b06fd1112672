package org.yipanqi.residents.emergency;

import static org.yipanqi.residents.ResidentsProblem.EMERGENCY_NUMBER_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.EMERGENCY_REASON_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.NOBODY_FOUND;
import static org.yipanqi.residents.ResidentsProblem.SEVERAL_FOUND;
import static org.yipanqi.residents.ResidentsProblem.TOO_MANY_EMERGENCIES;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.residents.PersonalData;

/**
 * Lets somebody see a resident for some hours whom their scope does not show. The reason comes
 * first; only then is looked whether there is such a person, and nothing else is told. Each attempt
 * is noted, whatever comes of it.
 */
@Service
class Emergencies {

  private static final int LONGEST_NUMBER = 64;
  private static final int MOST_AT_ONCE = 50;

  /**
   * What came of it.
   *
   * @param until null where the resident is in sight anyway
   */
  record Granted(String personNo, @Nullable OffsetDateTime until) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final PersonalData data;
  private final EmergencyTrail trail;
  private final Clock clock;
  private final int hours;
  private final int attempts;

  Emergencies(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PersonalData data,
      EmergencyTrail trail,
      Clock clock,
      @Value("${yipanqi.residents.emergency-hours}") int hours,
      @Value("${yipanqi.residents.emergency-attempts}") int attempts) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.data = data;
    this.trail = trail;
    this.clock = clock;
    this.hours = hours;
    this.attempts = attempts;
  }

  /**
   * @param number an identity number or a person number
   * @param why in words, {@link Emergency#SHORTEST_REASON} to {@link Emergency#LONGEST_TEXT}
   *     characters
   * @param record whether the record at other institutions is meant, which who sees the resident
   *     may not see
   */
  Granted ask(Caller caller, @Nullable String number, @Nullable String why, boolean record) {
    var reason = why == null ? "" : why.strip();
    if (reason.codePointCount(0, reason.length()) < Emergency.SHORTEST_REASON
        || reason.length() > Emergency.LONGEST_TEXT) {
      throw EMERGENCY_REASON_NEEDED.because(Emergency.SHORTEST_REASON, Emergency.LONGEST_TEXT);
    }
    var given = number == null ? "" : number.strip();
    if (given.isEmpty() || given.length() > LONGEST_NUMBER) {
      throw EMERGENCY_NUMBER_NEEDED.because();
    }
    if (!Acting.together(transactions, () -> mayTry(caller))) {
      trail.refused(caller, "too-often", reason);
      throw TOO_MANY_EMERGENCIES.because(attempts);
    }
    var found = Acting.asHouseApart(transactions, () -> data.behind(given));
    if (found.size() != 1) {
      trail.refused(caller, found.isEmpty() ? "nobody" : "several", reason);
      throw found.isEmpty() ? NOBODY_FOUND.because() : SEVERAL_FOUND.because();
    }
    var person = found.getFirst();
    var home = Acting.asHouseApart(transactions, () -> home(person.cursor()));
    return Acting.together(transactions, () -> grant(caller, person, home, reason, record));
  }

  /** Those of one's own that last. */
  @Transactional(readOnly = true)
  List<Emergency> current(Caller caller) {
    return jdbc.sql(
            """
            select * from residents.emergency_access
             where login = :login and until > :now
             order by until desc
             limit :most
            """)
        .param("login", caller.user())
        .param("now", OffsetDateTime.now(clock))
        .param("most", MOST_AT_ONCE)
        .query((row, _) -> Emergency.read(row))
        .list();
  }

  /** Counts this attempt, unless there were too many within the hour. */
  private boolean mayTry(Caller caller) {
    takeTurn(caller);
    var now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            delete from residents.emergency_attempt where login = :login and at < :hourAgo
            """)
        .param("login", caller.user())
        .param("hourAgo", now.minusHours(1))
        .update();
    return jdbc.sql(
                """
                insert into residents.emergency_attempt (login, at)
                select :login, :now
                 where (select count(*) from residents.emergency_attempt where login = :login) < :most
                """)
            .param("login", caller.user())
            .param("now", now)
            .param("most", attempts)
            .update()
        == 1;
  }

  /** A user's attempts come one after the other. */
  private void takeTurn(Caller caller) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtextextended('emergency of ' || :login, 0))
            """)
        .param("login", caller.user())
        .query((_, _) -> true)
        .single();
  }

  /** The county where a resident lives, or lived last. */
  private Optional<Long> home(long person) {
    return jdbc.sql(
            """
            select residents.town(division) / 1000 from residents.residence
             where person_id = :person and not void
             order by (valid_to is null) desc, residency = 'permanent' desc, valid_from desc
             limit 1
            """)
        .param("person", person)
        .query(Long.class)
        .optional();
  }

  private Granted grant(
      Caller caller,
      PersonalData.Found person,
      Optional<Long> home,
      String reason,
      boolean record) {
    takeTurn(caller);
    if (!record && inSight(person.cursor())) {
      trail.needless(caller, person.personNo(), reason);
      return new Granted(person.personNo(), null);
    }
    var now = OffsetDateTime.now(clock);
    var until = now.plusHours(hours);
    var id =
        jdbc.sql(
                """
                insert into residents.emergency_access (person_id, person_no, home_county, login,
                       user_name, duty, unit, reason, granted_at, until)
                values (:person, :no, :home, :login, :name, :duty, :unit, :reason, :now, :until)
                returning id
                """)
            .param("person", person.cursor())
            .param("no", person.personNo())
            .param("home", home.orElse(null))
            .param("login", caller.user())
            .param("name", caller.name())
            .param("duty", caller.duty().name())
            .param("unit", caller.unit())
            .param("reason", reason)
            .param("now", now)
            .param("until", until)
            .query(Long.class)
            .single();
    trail.granted(caller, id, person.personNo(), reason, until);
    return new Granted(person.personNo(), until);
  }

  private boolean inSight(long person) {
    return jdbc.sql(
            """
            select exists (select from residents.person where id = :person)
            """)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }
}
