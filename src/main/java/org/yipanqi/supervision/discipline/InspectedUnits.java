package org.yipanqi.supervision.discipline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units that inspections have looked at, with what was found there. */
@Repository
class InspectedUnits {

  private static final int MOST = 2_000;

  /**
   * A unit in an ended inspection.
   *
   * @param lastOverdue the latest day by which something should have been put right and is not
   */
  record Unit(
      long id,
      @Nullable Integer institution,
      String unit,
      String result,
      String title,
      LocalDate to,
      int findings,
      int serious,
      int open,
      int overdue,
      int failed,
      @Nullable LocalDate lastOverdue) {

    Object who() {
      return institution == null ? unit : institution;
    }
  }

  private final JdbcClient jdbc;

  InspectedUnits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Units of ended inspections, the newest inspection first. */
  List<Unit> read(long county, LocalDate today) {
    return jdbc.sql(
            """
            select p.id, p.institution_id, p.unit, p.result, i.title, i.to_day,
                   count(f.id) as findings,
                   count(f.id) filter (where f.severity = 'serious') as serious,
                   count(f.id) filter (where f.state <> 'closed') as open,
                   count(f.id) filter (where f.state = 'open' and f.due < :today) as overdue,
                   coalesce(sum(f.failed), 0) as failed,
                   max(f.due) filter (where f.state = 'open' and f.due < :today) as last_overdue
              from supervision.inspection_place p
              join supervision.inspection i on i.id = p.inspection_id
              left join supervision.finding f on f.place_id = p.id
             where p.county = :county and i.state = 'ended' and p.result is not null
             group by p.id, i.id
             order by i.to_day desc, i.id desc, p.id
             limit :most
            """)
        .param("county", county)
        .param("today", today)
        .param("most", MOST)
        .query((row, _) -> unit(row))
        .list();
  }

  private static Unit unit(ResultSet row) throws SQLException {
    return new Unit(
        row.getLong("id"),
        row.getObject("institution_id", Integer.class),
        row.getString("unit"),
        row.getString("result"),
        row.getString("title"),
        row.getObject("to_day", LocalDate.class),
        row.getInt("findings"),
        row.getInt("serious"),
        row.getInt("open"),
        row.getInt("overdue"),
        row.getInt("failed"),
        row.getObject("last_overdue", LocalDate.class));
  }
}
