package org.yipanqi.sharedrecord.consent;

import static org.yipanqi.sharedrecord.SharedRecordProblem.ENDS_BEFORE_IT_BEGINS;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_CHOICE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_CONSENT;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.sharedrecord.RecordedPeople;
import org.yipanqi.sharedrecord.SharedRecordAction;

/** Notes what a person allows, and when it is taken back. The policies of rows read it. */
@Service
class Consents {

  /**
   * @param institution where it was said; null: the caller's own place
   * @param to who may read; null: every institution that treats the person
   * @param extent usual, or all: the sensitive too
   * @param from null: today
   * @param until null: until it is taken back
   * @param how signed or oral
   */
  record NewConsent(
      @Nullable String institution,
      @Nullable String to,
      String extent,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      String how) {}

  /**
   * @param at when it was noted; by whom, in what place
   */
  record Consent(
      long id,
      int institution,
      @Nullable Integer to,
      String extent,
      LocalDate from,
      @Nullable LocalDate until,
      String how,
      String by,
      OffsetDateTime at,
      @Nullable OffsetDateTime withdrawnAt,
      @Nullable String withdrawnBy) {}

  private static final Set<String> EXTENTS = Set.of("usual", "all");
  private static final Set<String> WAYS = Set.of("signed", "oral");
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final RecordedPeople people;
  private final Trail trail;
  private final Clock clock;

  Consents(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      RecordedPeople people,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /** Those in the caller's sight, the newest first, at most two hundred. */
  @Transactional(readOnly = true)
  List<Consent> list(Caller caller, String personNo) {
    var person = people.seen(personNo);
    return jdbc.sql(
            """
            select c.*, w.at as withdrawn_at, w.user_name as withdrawn_by
              from sharedrecord.consent c
              left join sharedrecord.consent w on w.of_id = c.id
             where c.person_id = :person and c.act = 'given'
             order by c.id desc
             limit :most
            """)
        .param("person", person.id())
        .param("most", MOST)
        .query((row, _) -> read(row))
        .list();
  }

  long give(Caller caller, String personNo, NewConsent given) {
    if (!EXTENTS.contains(given.extent())) {
      throw UNKNOWN_CHOICE.because("extent", given.extent());
    }
    if (!WAYS.contains(given.how())) {
      throw UNKNOWN_CHOICE.because("how", given.how());
    }
    var from = given.from() == null ? LocalDate.now(clock) : given.from();
    if (given.until() != null && given.until().isBefore(from)) {
      throw ENDS_BEFORE_IT_BEGINS.because();
    }
    var person = Acting.together(transactions, () -> people.seen(personNo));
    var at = people.working(caller, given.institution());
    var to = given.to() == null ? null : people.institution(given.to()).id();
    return writing(
        caller,
        () -> {
          var id =
              actor(
                      jdbc.sql(
                          """
                          insert into sharedrecord.consent (act, person_id, person_no,
                                 institution_id, to_institution_id, extent, valid_from, valid_to,
                                 how, login, user_name, duty, unit, at)
                          values ('given', :person, :no, :at, :to, :extent, :from, :until, :how,
                                 :login, :name, :duty, :unit, :now)
                          returning id
                          """),
                      caller)
                  .param("person", person.id())
                  .param("no", personNo)
                  .param("at", at.id())
                  .param("to", to)
                  .param("extent", given.extent())
                  .param("from", from)
                  .param("until", given.until())
                  .param("how", given.how())
                  .query(Long.class)
                  .single();
          trail.note(
              caller,
              Entry.of(SharedRecordAction.CONSENT_GIVEN, "consent", id)
                  .about(personNo)
                  .at(at.code())
                  .changed(null, Map.of("extent", given.extent(), "how", given.how())));
          return id;
        });
  }

  /** Takes back one that holds; whoever the person tells it to writes it down. */
  void withdraw(Caller caller, String personNo, long consent) {
    var person = Acting.together(transactions, () -> people.seen(personNo));
    var at = people.working(caller, null);
    writing(
        caller,
        () -> {
          var done =
              actor(
                      jdbc.sql(
                          """
                          insert into sharedrecord.consent (act, of_id, person_id, person_no,
                                 institution_id, to_institution_id, extent, valid_from, how, login,
                                 user_name, duty, unit, at)
                          select 'withdrawn', c.id, c.person_id, c.person_no, :at, c.to_institution_id,
                                 c.extent, :today, 'signed', :login, :name, :duty, :unit, :now
                            from sharedrecord.consent c
                           where c.id = :id and c.person_id = :person and c.act = 'given'
                          on conflict (of_id) do nothing
                          """),
                      caller)
                  .param("at", at.id())
                  .param("today", LocalDate.now(clock))
                  .param("id", consent)
                  .param("person", person.id())
                  .update();
          if (done == 0) {
            throw UNKNOWN_CONSENT.because();
          }
          trail.note(
              caller,
              Entry.of(SharedRecordAction.CONSENT_WITHDRAWN, "consent", consent)
                  .about(personNo)
                  .at(at.code()));
          return true;
        });
  }

  private JdbcClient.StatementSpec actor(JdbcClient.StatementSpec statement, Caller caller) {
    return statement
        .param("login", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("now", OffsetDateTime.now(clock));
  }

  private static Consent read(ResultSet row) throws SQLException {
    return new Consent(
        row.getLong("id"),
        row.getInt("institution_id"),
        row.getObject("to_institution_id", Integer.class),
        row.getString("extent"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("how"),
        row.getString("user_name"),
        row.getObject("at", OffsetDateTime.class),
        row.getObject("withdrawn_at", OffsetDateTime.class),
        row.getString("withdrawn_by"));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
