package org.yipanqi.residents.emergency;

import static org.yipanqi.residents.ResidentsProblem.ALREADY_REVIEWED;
import static org.yipanqi.residents.ResidentsProblem.NOTE_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.OWN_EMERGENCY;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_EMERGENCY;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.residents.emergency.Emergency.Verdict;

/** Judges emergencies of others: those of the county, or of one's own institutions. */
@Service
class Reviews {

  /** How many wait, and of them those that should have been judged before today. */
  record Waiting(long all, long overdue) {}

  private final JdbcClient jdbc;
  private final EmergencyTrail trail;
  private final Clock clock;

  Reviews(JdbcClient jdbc, EmergencyTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What waits, the oldest first; or what was judged, the latest first.
   *
   * @param cursor of the last one seen; null at the beginning
   */
  @Transactional(readOnly = true)
  List<Emergency> list(Caller caller, boolean reviewed, @Nullable Long cursor, int limit) {
    var sql =
        reviewed
            ? """
            select * from residents.emergency_access
             where reviewed_at is not null and id < coalesce(:cursor::bigint, 9223372036854775807)
             order by id desc
             limit :limit
            """
            : """
            select * from residents.emergency_access
             where reviewed_at is null and id > coalesce(:cursor::bigint, 0)
             order by id
             limit :limit
            """;
    return jdbc.sql(sql)
        .param("cursor", cursor)
        .param("limit", limit)
        .query((row, _) -> Emergency.read(row))
        .list();
  }

  @Transactional(readOnly = true)
  Waiting waiting(Caller caller) {
    var today = LocalDate.now(clock);
    return jdbc.sql(
            """
            select count(*) as all, count(*) filter (where granted_at < :before) as overdue
              from residents.emergency_access
             where reviewed_at is null
            """)
        .param("before", today.minusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
        .query(Waiting.class)
        .single();
  }

  /**
   * Judges one, once.
   *
   * @param note why; may be absent where it was justified
   */
  @Transactional
  void review(Caller caller, long id, Verdict verdict, @Nullable String note) {
    var said = note == null || note.isBlank() ? null : note.strip();
    var length = said == null ? 0 : said.codePointCount(0, said.length());
    if (length > Emergency.LONGEST_TEXT
        || (verdict == Verdict.NOT_JUSTIFIED && length < Emergency.SHORTEST_NOTE)) {
      throw NOTE_NEEDED.because(Emergency.SHORTEST_NOTE, Emergency.LONGEST_TEXT);
    }
    var found = find(id);
    if (found.login().equals(caller.user())) {
      throw OWN_EMERGENCY.because();
    }
    if (!judge(caller, id, verdict, said)) {
      throw ALREADY_REVIEWED.because();
    }
    trail.reviewed(caller, found, verdict, said);
  }

  private Emergency find(long id) {
    return jdbc.sql(
            """
            select * from residents.emergency_access where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Emergency.read(row))
        .optional()
        .orElseThrow(UNKNOWN_EMERGENCY::because);
  }

  private boolean judge(Caller caller, long id, Verdict verdict, @Nullable String note) {
    return jdbc.sql(
                """
                update residents.emergency_access
                   set reviewed_by = :by, reviewed_by_name = :name, reviewed_at = :now,
                       verdict = :verdict, note = :note
                 where id = :id and reviewed_at is null
                """)
            .param("by", caller.user())
            .param("name", caller.name())
            .param("now", OffsetDateTime.now(clock))
            .param("verdict", verdict.code())
            .param("note", note)
            .param("id", id)
            .update()
        == 1;
  }
}
