package org.yipanqi.supervision.inspections;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.supervision.inspections.Inspection.Member;
import org.yipanqi.supervision.inspections.Inspection.Place;

/** Inspections, their teams and the units they look at. */
@Repository
class InspectionRows {

  private final JdbcClient jdbc;

  InspectionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Inspections.NewInspection it) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtext('supervision.inspection'), :county)
            """)
        .param("county", (int) it.county())
        .query((_, _) -> 0)
        .list();
    var id =
        jdbc.sql(
                """
                insert into supervision.inspection (county, half, no, title, extent, from_day, to_day)
                values (:county, :half, 1 + (select coalesce(max(no), 0) from supervision.inspection
                   where county = :county and half = :half), :title, :extent, :from, :to)
                returning id
                """)
            .param("county", it.county())
            .param("half", it.half().toString())
            .param("title", it.title())
            .param("extent", it.extent())
            .param("from", it.from())
            .param("to", it.to())
            .query(Long.class)
            .single();
    var no = 0;
    for (var member : it.team()) {
      jdbc.sql(
              """
              insert into supervision.inspection_member (inspection_id, no, county, name, post, leads)
              values (:id, :no, :county, :name, :post, :leads)
              """)
          .param("id", id)
          .param("no", ++no)
          .param("county", it.county())
          .param("name", member.name())
          .param("post", member.post())
          .param("leads", member.leads())
          .update();
    }
    for (var place : it.places()) {
      jdbc.sql(
              """
              insert into supervision.inspection_place (inspection_id, county, institution_id, unit)
              values (:id, :county, :institution, :unit)
              """)
          .param("id", id)
          .param("county", it.county())
          .param("institution", place.institution())
          .param("unit", place.unit())
          .update();
    }
    return id;
  }

  /** The newest first. */
  List<Inspection> list(long county, long before, int limit) {
    return jdbc.sql(
            """
            select * from supervision.inspection where county = :county and id < :before
             order by id desc
             limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> Inspection.read(row))
        .list();
  }

  /** In which half-years of some years there was an inspection that has begun. */
  List<String> halves(long county, int from, int to) {
    return jdbc.sql(
            """
            select distinct half from supervision.inspection
             where county = :county and state <> 'planned' and left(half, 4)::int between :from and :to
             order by half
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .query((row, _) -> row.getString(1))
        .list();
  }

  Optional<Inspection> find(long id) {
    return jdbc.sql(
            """
            select * from supervision.inspection where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Inspection.read(row))
        .optional();
  }

  Optional<Inspection> lock(long id) {
    return jdbc.sql(
            """
            select * from supervision.inspection where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Inspection.read(row))
        .optional();
  }

  List<Member> team(long id) {
    return jdbc.sql(
            """
            select name, post, leads from supervision.inspection_member where inspection_id = :id
             order by no
            """)
        .param("id", id)
        .query((row, _) -> new Member(row.getString(1), row.getString(2), row.getBoolean(3)))
        .list();
  }

  List<Place> places(long id) {
    return jdbc.sql(
            """
            select * from supervision.inspection_place where inspection_id = :id order by id
            """)
        .param("id", id)
        .query((row, _) -> Inspection.place(row))
        .list();
  }

  void state(long id, Inspection.State state, @Nullable String summary) {
    jdbc.sql(
            """
            update supervision.inspection
               set state = :state, summary = :summary, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("summary", summary)
        .update();
  }

  void rate(long place, Inspection.Result result, @Nullable String words) {
    jdbc.sql(
            """
            update supervision.inspection_place set result = :result, result_words = :words
             where id = :id
            """)
        .param("id", place)
        .param("result", result.code())
        .param("words", words)
        .update();
  }

  void grown(long id) {
    jdbc.sql(
            """
            update supervision.inspection set version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
  }
}
