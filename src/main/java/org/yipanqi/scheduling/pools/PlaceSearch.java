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

/**
 * Where something fitting is free: a line for each institution, department and kind of place, with
 * the soonest of them. The register knows no coordinates, so near is the same town, then the same
 * county, then elsewhere.
 */
@Service
public class PlaceSearch {

  private static final int DEVICE_DAYS = 14;

  /**
   * @param nearness here, town, county, elsewhere; unknown where nobody said from where
   * @param what the department, or the kind of device
   * @param name the doctor or the device; null of beds
   * @param place the number of the soonest: a session, a bed, a device
   * @param day null of a bed: it is free now
   * @param starts of the session, or of the time on the device
   * @param from when the time on the device begins
   * @param free how many are free in all; null of devices, of which only the soonest is looked for
   */
  public record PlaceFound(
      String institution,
      String institutionName,
      @Nullable String level,
      String nearness,
      String kind,
      String what,
      @Nullable String name,
      long place,
      @Nullable LocalDate day,
      @Nullable LocalTime starts,
      @Nullable OffsetDateTime from,
      @Nullable Integer free) {}

  /**
   * @param departments in which was looked, where a disease was given; empty: none is known for it
   */
  public record Found(
      @Nullable List<String> departments, List<PlaceFound> rows, @Nullable String next) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  PlaceSearch(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param after the rank of the last line seen; null at the beginning
   */
  @Transactional(readOnly = true)
  Found find(Caller caller, Sought sought, @Nullable Long after, int limit) {
    var departments = sought.icd10() == null ? null : departments(sought.icd10());
    var whats = sought.department() != null ? List.of(sought.department()) : departments;
    if (whats != null && whats.isEmpty()) {
      return new Found(departments, List.of(), null);
    }
    var first = after == null ? 0 : after;
    var rows = rows(sought, whats, first, limit + 1);
    var more = rows.size() > limit;
    return new Found(
        departments,
        more ? rows.subList(0, limit) : rows,
        more ? String.valueOf(first + limit) : null);
  }

  /** By the longest beginning of the code that is known. */
  private List<String> departments(String icd10) {
    return jdbc.sql(
            """
            with known as (
              select distinct on (icd10, rank) icd10, rank, department
                from scheduling.disease_department
               where valid_from <= :today and starts_with(:icd10, icd10)
               order by icd10, rank, valid_from desc)
            select department from known
             where length(icd10) = (select max(length(icd10)) from known)
             order by rank
            """)
        .param("today", LocalDate.now(clock))
        .param("icd10", icd10)
        .query((row, _) -> row.getString("department"))
        .list();
  }

  private List<PlaceFound> rows(
      Sought sought, @Nullable List<String> whats, long after, int limit) {
    var today = LocalDate.now(clock);
    var first = sought.from() == null || sought.from().isBefore(today) ? today : sought.from();
    return jdbc.sql(
            """
            with asking as (
              select i.id, scheduling.grassroots(i.kind) as grassroots, i.division,
                     rpad(i.division::text, 12, '0') as digits
                from registry_api.institution i where i.code = :near),
            slots as (
              select distinct on (s.institution_id, s.department, s.kind)
                     s.institution_id, 'slot' as kind, s.department as what, s.doctor as name,
                     s.id as place, s.on_day as day, s.starts, null::timestamptz as at,
                     sum(f.free) over (partition by s.institution_id, s.department, s.kind)::int
                       as free
                from scheduling.session s
               cross join lateral (
                 select count(*) as free from scheduling.slot t
                  where t.session_id = s.id
                    and scheduling.released(t.grassroots,
                          coalesce((select a.grassroots from asking a), false), s.grassroots_from,
                          s.public_from, s.unsold_public_from, :today)
                    and not exists (
                      select from scheduling.claim c
                       where c.session_id = t.session_id and c.slot_no = t.no
                         and (c.until is null or c.until > :now))) f
               where :slots and s.state = 'open' and s.on_day >= :first and f.free > 0
                 and (s.on_day + s.ends) at time zone 'Asia/Shanghai' > :now
                 and (:any or s.department = any(:whats))
               order by s.institution_id, s.department, s.kind, s.on_day, s.starts, s.id),
            beds as (
              select b.institution_id, 'bed', b.department, null, min(b.id), null::date, null::time,
                     null::timestamptz, count(*)::int
                from scheduling.bed b
               where :beds and b.state = 'open' and (:any or b.department = any(:whats))
                 and not exists (select from scheduling.claim c
                                  where c.bed_id = b.id and (c.until is null or c.until > :now))
               group by b.institution_id, b.department),
            devices as (
              select d.institution_id, 'device', d.kind, d.name, d.id,
                     (t.starts at time zone 'Asia/Shanghai')::date,
                     (t.starts at time zone 'Asia/Shanghai')::time, t.starts, null::int
                from scheduling.device d
               cross join lateral (
                 select x.starts from scheduling.device_times(d.id, :first, :days, :now) x
                  where x.taken is null and x.starts > :now
                  order by x.starts limit 1) t
               where :devices and d.state = 'open' and (:any or d.kind = any(:whats))),
            found as (
              select p.*, i.code, i.short_name, i.level,
                     case when a.id is null then 4
                          when a.id = i.id then 0
                          when a.division >= 100000000
                               and left(a.digits, 9) = left(rpad(i.division::text, 12, '0'), 9) then 1
                          when left(a.digits, 6) = left(rpad(i.division::text, 12, '0'), 6) then 2
                          else 3 end as distance
                from (select * from slots union all select * from beds
                      union all select * from devices) p
                join registry_api.institution i on i.id = p.institution_id
                left join asking a on true
               where coalesce(i.level = :level::text, :level::text is null)),
            ranked as (
              select f.*, row_number() over (order by
                       case when :soon then null else distance end,
                       coalesce((f.day + f.starts) at time zone 'Asia/Shanghai', :now),
                       distance, f.code, f.kind, f.what, f.place) as rank
                from found f)
            select * from ranked where rank > :after order by rank limit :limit
            """)
        .param("near", sought.near())
        .param("slots", sought.kind() == null || sought.kind().equals("slot"))
        .param("beds", wantsBeds(sought, first.equals(today)))
        .param("devices", "device".equals(sought.kind()))
        .param("any", whats == null)
        .param("whats", whats == null ? new String[0] : whats.toArray(String[]::new))
        .param("level", sought.level())
        .param("first", first)
        .param("today", today)
        .param("days", DEVICE_DAYS)
        .param("now", OffsetDateTime.now(clock))
        .param("soon", sought.order().equals("soon"))
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> found(row))
        .list();
  }

  /** A bed is taken from now on: none is promised for a later day. */
  private static boolean wantsBeds(Sought sought, boolean now) {
    return now && (sought.kind() == null || sought.kind().equals("bed"));
  }

  private static PlaceFound found(ResultSet row) throws SQLException {
    return new PlaceFound(
        row.getString("code"),
        row.getString("short_name"),
        row.getString("level"),
        List.of("here", "town", "county", "elsewhere", "unknown").get(row.getInt("distance")),
        row.getString("kind"),
        row.getString("what"),
        row.getString("name"),
        row.getLong("place"),
        row.getObject("day", LocalDate.class),
        row.getObject("starts", LocalTime.class),
        row.getObject("at", OffsetDateTime.class),
        row.getObject("free", Integer.class));
  }
}
