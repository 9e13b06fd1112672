package org.yipanqi.residents.matching;

import static org.yipanqi.residents.ResidentsProblem.ALREADY_MERGED;
import static org.yipanqi.residents.ResidentsProblem.NOT_MERGED;
import static org.yipanqi.residents.ResidentsProblem.PAIR_REASON_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.PersonMarks;

/**
 * Brings two entries of one person together, and takes them apart: a link from the one to the
 * other, and a line of what happened. No row says anything else than before, so that what is taken
 * apart again is exactly what it was.
 */
@Service
public class Merges {

  static final int SHORTEST_REASON = 4;
  static final int LONGEST_REASON = 200;

  private record Linked(int id, String personNo, @Nullable Integer mergedInto) {}

  /** What happened to an entry, the latest first. */
  public record Event(
      long id,
      String kind,
      String survivor,
      String merged,
      OffsetDateTime at,
      String userName,
      String duty,
      String reason) {}

  private static final int MOST_EVENTS = 50;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final PersonMarks marks;
  private final MatchingTrail trail;
  private final Clock clock;

  Merges(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PersonMarks marks,
      MatchingTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.marks = marks;
    this.trail = trail;
    this.clock = clock;
  }

  /** What happened to an entry in sight. */
  public List<Event> of(Caller caller, String personNo) {
    return jdbc.sql(
            """
            select e.id, e.kind, s.person_no as survivor, m.person_no as merged, e.at, e.user_name,
                   e.duty, e.reason
              from residents.merge_event e
              join residents.person s on s.id = e.survivor_person
              join residents.person m on m.id = e.merged_person
             where :no in (s.person_no, m.person_no)
             order by e.id desc
             limit :most
            """)
        .param("no", personNo)
        .param("most", MOST_EVENTS)
        .query((row, _) ->
            new Event(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("survivor"),
                row.getString("merged"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("user_name"),
                row.getString("duty"),
                row.getString("reason")))
        .list();
  }

  /** Takes an entry out of another one again. */
  public void unmerge(Caller caller, String mergedNo, @Nullable String why) {
    var reason = reason(why);
    checkInSight(mergedNo);
    Acting.asHouseApart(
        transactions,
        () -> {
          var merged = locked(mergedNo);
          var survivor = merged.mergedInto();
          if (survivor == null) {
            throw NOT_MERGED.because(mergedNo);
          }
          link(merged.id(), null);
          marks.linked(survivor, merged.id());
          var survivorNo = number(survivor);
          note(caller, "unmerged", survivor, merged.id(), reason);
          reopen(survivor, merged.id());
          trail.unmerged(caller, survivorNo, mergedNo, reason);
          return true;
        });
  }

  /** In the house's transaction; both are in the caller's sight. */
  void merge(Caller caller, String survivorNo, String mergedNo, String reason) {
    // in the order of their numbers, so that two who merge the same never wait for each other
    var survivorFirst = survivorNo.compareTo(mergedNo) < 0;
    var first = locked(survivorFirst ? survivorNo : mergedNo);
    var second = locked(survivorFirst ? mergedNo : survivorNo);
    var survivor = survivorFirst ? first : second;
    var merged = survivorFirst ? second : first;
    for (var each : List.of(survivor, merged)) {
      if (each.mergedInto() != null) {
        throw ALREADY_MERGED.because(each.personNo(), number(each.mergedInto()));
      }
    }
    link(merged.id(), survivor.id());
    marks.linked(survivor.id(), merged.id());
    note(caller, "merged", survivor.id(), merged.id(), reason);
    trail.merged(caller, survivorNo, mergedNo, reason);
  }

  static String reason(@Nullable String why) {
    var said = why == null ? "" : why.strip();
    var length = said.codePointCount(0, said.length());
    if (length < SHORTEST_REASON || said.length() > LONGEST_REASON) {
      throw PAIR_REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    return said;
  }

  private void checkInSight(String personNo) {
    var seen =
        jdbc.sql(
                """
                select exists (select from residents.person where person_no = :no)
                """)
            .param("no", personNo)
            .query(Boolean.class)
            .single();
    if (!seen) {
      throw UNKNOWN_PERSON.because(personNo);
    }
  }

  private Linked locked(String personNo) {
    return jdbc.sql(
            """
            select id, person_no, merged_into from residents.person
             where person_no = :no
               for no key update
            """)
        .param("no", personNo)
        .query(Linked.class)
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }

  private String number(int person) {
    return jdbc.sql(
            """
            select person_no from residents.person where id = :id
            """)
        .param("id", person)
        .query(String.class)
        .single();
  }

  private void link(int person, @Nullable Integer into) {
    jdbc.sql(
            """
            update residents.person set merged_into = :into where id = :id
            """)
        .param("into", into)
        .param("id", person)
        .update();
  }

  private void note(Caller caller, String kind, int survivor, int merged, String reason) {
    jdbc.sql(
            """
            insert into residents.merge_event
              (kind, survivor_person, merged_person, at, login, user_name, duty, unit, reason)
            values (:kind, :survivor, :merged, :now, :login, :name, :duty, :unit, :reason)
            """)
        .param("kind", kind)
        .param("survivor", survivor)
        .param("merged", merged)
        .param("now", OffsetDateTime.now(clock))
        .param("login", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("reason", reason)
        .update();
  }

  /** What was judged to be one person is asked again. */
  private void reopen(int one, int other) {
    jdbc.sql(
            """
            update residents.candidate_pair
               set state = 'open', decided_by = null, decided_name = null, decided_at = null,
                   reason = null, version = version + 1
             where low_person = least(:one, :other) and high_person = greatest(:one, :other)
               and state = 'same'
            """)
        .param("one", one)
        .param("other", other)
        .update();
  }
}
