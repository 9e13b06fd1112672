package org.yipanqi.governance.decisions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** What a county said of matters, and how often they stood on an agenda. */
@Repository
class MatterRows {

  record NewSetting(
      @Nullable String pack,
      @Nullable String ref,
      @Nullable String title,
      @Nullable Integer times,
      int fromYear,
      String reason) {}

  record Setting(
      long id,
      @Nullable String pack,
      @Nullable String ref,
      @Nullable String title,
      @Nullable Integer times,
      String reason) {}

  private final JdbcClient jdbc;

  MatterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where something was said from the same year on. */
  Optional<Long> add(Caller by, long county, NewSetting it, OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into governance.matter (county, pack, ref, title, times, from_year, reason, by_user,
                   by_name, at)
            values (:county, :pack, :ref, :title, :times, :from, :reason, :user, :name, :at)
            on conflict do nothing
            returning id
            """)
        .param("county", county)
        .param("pack", it.pack())
        .param("ref", it.ref())
        .param("title", it.title())
        .param("times", it.times())
        .param("from", it.fromYear())
        .param("reason", it.reason())
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .query(Long.class)
        .optional();
  }

  int count(long county) {
    return jdbc.sql(
            """
            select count(*) from governance.matter where county = :county
            """)
        .param("county", county)
        .query(Integer.class)
        .single();
  }

  /** What holds in a year: of each matter what was said last. */
  List<Setting> of(long county, int year) {
    return jdbc.sql(
            """
            select id, pack, ref, title, times, reason from (
              select distinct on (pack, ref, title) * from governance.matter
               where county = :county and from_year <= :year
               order by pack, ref, title, from_year desc) held
             order by id limit 200
            """)
        .param("county", county)
        .param("year", year)
        .query((row, _) ->
            new Setting(
                row.getLong("id"),
                row.getString("pack"),
                row.getString("ref"),
                row.getString("title"),
                row.getObject("times", Integer.class),
                row.getString("reason")))
        .list();
  }

  /** In how many held meetings of a year it stood on the agenda. */
  int considered(
      long county, int year, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {
    return jdbc.sql(
            """
            select count(distinct m.id)
              from governance.meeting m
              join governance.agenda a on a.meeting_id = m.id
             where m.county = :county and m.state = 'held'
               and m.held_on between make_date(:year, 1, 1) and make_date(:year, 12, 31)
               and a.matter_pack is not distinct from cast(:pack as text)
               and a.matter_ref is not distinct from cast(:ref as text)
               and case when cast(:matter as bigint) is null then a.matter_id is null else a.matter_id in (
                     select same.id from governance.matter it
                       join governance.matter same on same.county = it.county and same.title = it.title
                      where it.id = cast(:matter as bigint)) end
            """)
        .param("county", county)
        .param("year", year)
        .param("pack", pack)
        .param("ref", ref)
        .param("matter", matter)
        .query(Integer.class)
        .single();
  }
}
