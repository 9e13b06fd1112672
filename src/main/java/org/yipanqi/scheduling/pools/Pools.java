package org.yipanqi.scheduling.pools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;

/** What there is, and what of it is free; of those who have the rest nothing is shown. */
@Service
public class Pools {

  private static final int MOST_BEDS = 2_000;

  /**
   * An institution that shares places.
   *
   * @param mine whether the caller may keep them
   */
  public record Keeper(String code, String name, boolean mine) {}

  /**
   * @param state open, cleaning or closed
   * @param taken held, confirmed or used; null while it is free
   */
  public record BedShown(
      long id,
      String ward,
      String department,
      String no,
      String sex,
      String state,
      @Nullable String reason,
      int version,
      @Nullable String taken,
      @Nullable OffsetDateTime heldUntil,
      @Nullable OffsetDateTime leavingAt) {}

  /**
   * @param unsoldPublicFrom from when what the grassroots have not taken is everybody's; null:
   *     never
   * @param grassrootsFree of the places kept for town and village, how many are free
   * @param publicFree of the others
   */
  public record SessionShown(
      long id,
      String department,
      String doctor,
      String kind,
      LocalDate onDay,
      LocalTime starts,
      LocalTime ends,
      int capacity,
      LocalDate grassrootsFrom,
      LocalDate publicFrom,
      @Nullable LocalDate unsoldPublicFrom,
      int grassrootsFree,
      int publicFree,
      int version) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Pools(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Keeper> keepers(Caller caller) {
    return jdbc.sql(
            """
            select i.id, i.code, i.short_name as name from registry_api.institution i
             where exists (select from scheduling.bed b where b.institution_id = i.id)
                or exists (select from scheduling.session s where s.institution_id = i.id)
                or exists (select from scheduling.device d where d.institution_id = i.id)
             order by i.code
             limit 200
            """)
        .query((row, _) ->
            new Keeper(
                row.getString("code"),
                row.getString("name"),
                caller.writes().covers(row.getInt("id"))))
        .list();
  }

  /** All beds of an institution, by ward and number. A hold whose time is over is free. */
  @Transactional(readOnly = true)
  public List<BedShown> beds(Caller caller, String institution) {
    return jdbc.sql(
            """
            select b.id, b.ward, b.department, b.no, b.sex, b.state, b.reason, b.version,
                   c.state as taken, c.until as held_until, c.leaving_at
              from scheduling.bed b
              join registry_api.institution i on i.id = b.institution_id
              left join scheduling.claim c
                on c.bed_id = b.id and (c.until is null or c.until > :now)
             where i.code = :institution
             order by b.ward, length(b.no), b.no
             limit :most
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("institution", institution)
        .param("most", MOST_BEDS)
        .query((row, _) -> bed(row))
        .list();
  }

  /**
   * Open sessions of an institution from today on, in the order of their coming.
   *
   * @param after the last one seen; null at the beginning
   */
  @Transactional(readOnly = true)
  public List<SessionShown> sessions(
      Caller caller, String institution, @Nullable Long after, int limit) {
    return jdbc.sql(
            """
            select s.id, s.department, s.doctor, s.kind, s.on_day, s.starts, s.ends, s.capacity,
                   s.grassroots_from, s.public_from, s.unsold_public_from, s.version,
                   count(*) filter (where t.grassroots and c.booking_id is null) as grassroots_free,
                   count(*) filter (where not t.grassroots and c.booking_id is null) as public_free
              from scheduling.session s
              join registry_api.institution i on i.id = s.institution_id
              join scheduling.slot t on t.session_id = s.id
              left join scheduling.claim c
                on c.session_id = t.session_id and c.slot_no = t.no
                   and (c.until is null or c.until > :now)
             where i.code = :institution and s.state = 'open' and s.on_day >= :today
               and s.id > coalesce(:after::bigint, 0)
             group by s.id
             order by s.id
             limit :limit
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("institution", institution)
        .param("today", LocalDate.now(clock))
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> session(row))
        .list();
  }

  private static BedShown bed(ResultSet row) throws SQLException {
    return new BedShown(
        row.getLong("id"),
        row.getString("ward"),
        row.getString("department"),
        row.getString("no"),
        row.getString("sex"),
        row.getString("state"),
        row.getString("reason"),
        row.getInt("version"),
        row.getString("taken"),
        row.getObject("held_until", OffsetDateTime.class),
        row.getObject("leaving_at", OffsetDateTime.class));
  }

  private static SessionShown session(ResultSet row) throws SQLException {
    return new SessionShown(
        row.getLong("id"),
        row.getString("department"),
        row.getString("doctor"),
        row.getString("kind"),
        row.getObject("on_day", LocalDate.class),
        row.getObject("starts", LocalTime.class),
        row.getObject("ends", LocalTime.class),
        row.getInt("capacity"),
        row.getObject("grassroots_from", LocalDate.class),
        row.getObject("public_from", LocalDate.class),
        row.getObject("unsold_public_from", LocalDate.class),
        row.getInt("grassroots_free"),
        row.getInt("public_free"),
        row.getInt("version"));
  }
}
