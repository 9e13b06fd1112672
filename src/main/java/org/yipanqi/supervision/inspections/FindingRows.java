package org.yipanqi.supervision.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of findings. */
@Repository
class FindingRows {

  private final JdbcClient jdbc;

  FindingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Inspection of, Inspection.Place place, Findings.NewFinding it) {
    return jdbc.sql(
            """
            insert into supervision.finding (inspection_id, place_id, county, institution_id, unit, no,
                   words, severity, pack, clause, due)
            values (:inspection, :place, :county, :institution, :unit,
                    1 + (select count(*) from supervision.finding where inspection_id = :inspection),
                    :words, :severity, :pack, :clause, :due)
            returning id
            """)
        .param("inspection", of.id())
        .param("place", place.id())
        .param("county", of.county())
        .param("institution", place.institution())
        .param("unit", place.unit())
        .param("words", it.words())
        .param("severity", it.serious() ? "serious" : "minor")
        .param("pack", it.pack())
        .param("clause", it.clause())
        .param("due", it.due())
        .query(Long.class)
        .single();
  }

  List<Finding> of(long inspection) {
    return jdbc.sql(
            """
            select * from supervision.finding where inspection_id = :id order by no limit 500
            """)
        .param("id", inspection)
        .query((row, _) -> Finding.read(row))
        .list();
  }

  /**
   * The newest first.
   *
   * @param state null for all
   * @param lateOn a day on which they are overdue; null for all
   */
  List<Finding> list(
      long county,
      Finding.@Nullable State state,
      @Nullable LocalDate lateOn,
      long before,
      int limit) {
    return jdbc.sql(
            """
            select * from supervision.finding
             where county = :county and id < :before
               and (:state::text is null or state = :state)
               and (:late::date is null or (state = 'open' and due < :late))
             order by id desc
             limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("state", state == null ? null : state.code())
        .param("late", lateOn)
        .param("limit", limit)
        .query((row, _) -> Finding.read(row))
        .list();
  }

  Optional<Finding> find(long id) {
    return jdbc.sql(
            """
            select * from supervision.finding where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Finding.read(row))
        .optional();
  }

  Optional<Finding> lock(long id) {
    return jdbc.sql(
            """
            select * from supervision.finding where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Finding.read(row))
        .optional();
  }

  void rectified(long id, String by) {
    jdbc.sql(
            """
            update supervision.finding
               set state = 'rectified', rectified_by = :by, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .update();
  }

  void closed(long id) {
    jdbc.sql(
            """
            update supervision.finding set state = 'closed', version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
  }

  void failed(long id, LocalDate due) {
    jdbc.sql(
            """
            update supervision.finding
               set state = 'open', rectified_by = null, failed = failed + 1, due = :due,
                   version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("due", due)
        .update();
  }
}
