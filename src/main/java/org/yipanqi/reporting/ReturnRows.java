package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.kernel.Period;

/** Returns as they are stored. */
@Repository
public class ReturnRows {

  private final JdbcClient jdbc;

  ReturnRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that the thread may see. */
  public Optional<Return> find(long id) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  public Optional<Return> lock(long id) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  /** Several, locked in the order of their numbers so that nobody waits for each other. */
  public List<Return> lock(List<Long> ids) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = any (:ids::bigint[]) order by id
               for update
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest edition of a unit's return. */
  public Optional<Return> newest(String pack, String form, Period period, String unit) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where pack = :pack and form = :form and period = :period and unit_code = :unit
             order by edition desc
             limit 1
            """)
        .param("pack", pack)
        .param("form", form)
        .param("period", period.toString())
        .param("unit", unit)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  /** All editions of a unit's return, oldest first. */
  public List<Return> editions(Return of) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where pack = :pack and form = :form and period = :period and unit_code = :unit
             order by edition
             limit 100
            """)
        .param("pack", of.pack())
        .param("form", of.form())
        .param("period", of.period().toString())
        .param("unit", of.unit())
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest editions of a form's returns of a county and period. */
  public List<Return> ofForm(long county, String pack, String form, Period period) {
    return jdbc.sql(
            """
            select distinct on (unit_code) * from reporting.form_return
             where county = :county and pack = :pack and form = :form and period = :period
             order by unit_code, edition desc
            """)
        .param("county", county)
        .param("pack", pack)
        .param("form", form)
        .param("period", period.toString())
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest editions of the returns of some units since a day. */
  public List<Return> ofUnits(List<String> units, LocalDate since) {
    return jdbc.sql(
            """
            select distinct on (pack, form, period, unit_code) * from reporting.form_return
             where unit_code = any (:units::text[]) and period_end >= :since
             order by pack, form, period, unit_code, edition desc
            """)
        .param("units", units.toArray(String[]::new))
        .param("since", since)
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** What waits for somebody's act in some counties, the oldest first. */
  public List<Return> waiting(List<Long> counties, int most) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where county = any (:counties::bigint[]) and state in ('awaiting', 'approved')
             order by id
             limit :most
            """)
        .param("counties", counties.toArray(Long[]::new))
        .param("most", most)
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** What was given back to whoever fills it in some counties, the oldest first. */
  public List<Return> returned(List<Long> counties, int most) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where county = any (:counties::bigint[]) and state = 'returned'
             order by id
             limit :most
            """)
        .param("counties", counties.toArray(Long[]::new))
        .param("most", most)
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** Several that the thread may see. */
  public List<Return> find(List<Long> ids) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = any (:ids::bigint[]) order by id
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> Return.read(row))
        .list();
  }
}
