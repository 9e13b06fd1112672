package org.yipanqi.residents.groups;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;

/**
 * To which key groups a resident belongs, with the reason of each and its dates, from all entries
 * of the person. A group of which no records have ever come says so instead of no.
 */
@Service
class KeyGroups {

  /** How a resident stands to a group today. */
  enum Standing {
    MEMBER,
    /** It holds from a later day on. */
    LATER,
    /** It held, and has ended. */
    FORMER,
    NO,
    /** Nothing has ever come from the source: nobody can say. */
    NO_SOURCE
  }

  /**
   * One source's word.
   *
   * @param reason age, pregnancy, a disease, recognised, or by_hand
   * @param basis of what was entered by hand
   * @param entry by which it can be ended; null: it came from elsewhere
   */
  record Line(
      LocalDate from,
      @Nullable LocalDate to,
      String reason,
      @Nullable String basis,
      @Nullable String recordedBy,
      @Nullable String entry) {

    boolean on(LocalDate day) {
      return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
  }

  record Membership(KeyGroup group, Standing standing, List<Line> lines) {}

  private record Found(KeyGroup group, Line line) {}

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final GroupTrail trail;
  private final Clock clock;

  KeyGroups(
      JdbcClient jdbc, PlatformTransactionManager transactions, GroupTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.trail = trail;
    this.clock = clock;
  }

  /** All ten, in their order. Leaves its trace. */
  @Transactional
  public List<Membership> of(Caller caller, String personNo) {
    var person = person(personNo);
    trail.seen(caller, personNo);
    var found = found(person);
    var silent = Acting.asHouseApart(transactions, this::silent);
    var today = LocalDate.now(clock);
    var all = new ArrayList<Membership>();
    for (var group : KeyGroup.values()) {
      var lines = found.stream().filter(each -> each.group() == group).map(Found::line).toList();
      all.add(new Membership(group, standing(lines, today, silent.contains(group)), lines));
    }
    return all;
  }

  private static Standing standing(List<Line> lines, LocalDate today, boolean silent) {
    if (lines.stream().anyMatch(line -> line.on(today))) {
      return Standing.MEMBER;
    }
    if (lines.isEmpty()) {
      return silent ? Standing.NO_SOURCE : Standing.NO;
    }
    return lines.stream().anyMatch(line -> line.from().isAfter(today))
        ? Standing.LATER
        : Standing.FORMER;
  }

  private int person(String personNo) {
    return jdbc.sql(
            """
            select id from residents.person where person_no = :no
            """)
        .param("no", personNo)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }

  /** Of several entries the age is told by the one that stands for the others. */
  private List<Found> found(int person) {
    return jdbc.sql(
            """
            select g.key_group, g.valid_from, g.valid_to, g.reason, g.basis, g.recorded_by,
                   case when g.reason = 'by_hand' then g.source_no end as entry
              from residents_api.key_group_member g
             where g.person = any(array(select residents_api.entries(:person)))
               and (g.reason <> 'age' or g.person = residents_api.canonical(:person))
             order by g.valid_from desc, g.source_id, g.source_no
             limit :most
            """)
        .param("person", person)
        .param("most", MOST)
        .query((row, _) -> found(row))
        .list();
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        KeyGroup.find(row.getString("key_group")).orElseThrow(),
        new Line(
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getString("reason"),
            row.getString("basis"),
            row.getString("recorded_by"),
            row.getString("entry")));
  }

  /** Groups of whose records nothing has ever come, of anybody. */
  private Set<KeyGroup> silent() {
    var heard = EnumSet.noneOf(KeyGroup.class);
    jdbc.sql(
            """
            select g from unnest(array['hypertension', 'tuberculosis', 'severe_mental']) g
             where exists (select from publichealth_api.enrolment e where e.disease = g)
            union all
            select 'diabetes'
             where exists (select from publichealth_api.enrolment e
                            where e.disease in ('diabetes_type2', 'diabetes_other'))
            union all
            select 'maternity' where exists (select from publichealth_api.pregnancy)
            union all
            select g from unnest(array['disabled', 'special_family', 'poverty']) g
             where exists (select from residents.group_membership m
                            where m.group_code = g and not m.void)
            """)
        .query(String.class)
        .list()
        .forEach(code -> heard.add(KeyGroup.find(code).orElseThrow()));
    heard.add(KeyGroup.CHILDREN);
    heard.add(KeyGroup.ELDERLY);
    return EnumSet.complementOf(heard);
  }
}
