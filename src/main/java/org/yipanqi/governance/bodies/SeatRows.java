package org.yipanqi.governance.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.Seat.Role;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements.Which;

/** Seats, and the posts they go with. */
@Repository
public class SeatRows {

  /** What a seat is before it has a number. */
  record NewSeat(
      Role role, Label post, @Nullable Label unit, Which which, @Nullable String reason) {}

  private record PostOfSeat(long seat, SeatHistory.PostFrom post) {}

  private record TenureOfSeat(long seat, SeatHistory.Tenure tenure) {}

  private final JdbcClient jdbc;

  SeatRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Body body, NewSeat seat, boolean ofTheCounty, LocalDate from) {
    var unit = seat.unit();
    return jdbc.sql(
            """
            insert into governance.seat (county, body_id, no, role, post_zh, post_en, unit_zh, unit_en,
                   which, origin, from_day, reason)
            select :county, :body, coalesce(max(no), 0) + 1, :role, :post_zh, :post_en, :unit_zh,
                   :unit_en, :which, :origin, cast(:from as date), :reason
              from governance.seat where body_id = :body
            returning id
            """)
        .param("county", body.county())
        .param("body", body.id())
        .param("role", Given.code(seat.role()))
        .param("post_zh", seat.post().zh())
        .param("post_en", seat.post().en())
        .param("unit_zh", unit == null ? null : unit.zh())
        .param("unit_en", unit == null ? null : unit.en())
        .param("which", Given.code(seat.which()))
        .param("origin", ofTheCounty ? "county" : "pack")
        .param("from", from)
        .param("reason", seat.reason())
        .query(Long.class)
        .single();
  }

  void end(long id, LocalDate to, String reason) {
    jdbc.sql(
            """
            update governance.seat set to_day = :to, reason = :reason, version = version + 1
             where id = :id
            """)
        .param("to", to)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void touched(long id) {
    jdbc.sql(
            """
            update governance.seat set version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
  }

  /** False where another post was stated from the same day on. */
  boolean state(Caller by, Seat seat, long post, LocalDate from, String reason, OffsetDateTime at) {
    return jdbc.sql(
                """
                insert into governance.seat_post (county, seat_id, post_id, from_day, reason, by_user,
                       by_name, at)
                values (:county, :seat, :post, :from, :reason, :user, :name, :at)
                on conflict do nothing
                """)
            .param("county", seat.county())
            .param("seat", seat.id())
            .param("post", post)
            .param("from", from)
            .param("reason", reason)
            .param("user", by.user())
            .param("name", by.name())
            .param("at", at)
            .update()
        == 1;
  }

  Optional<Seat> lock(long id) {
    return jdbc.sql(
            """
            select * from governance.seat where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> seat(row))
        .optional();
  }

  public List<Seat> of(long body) {
    return jdbc.sql(
            """
            select * from governance.seat where body_id = :body order by no limit 500
            """)
        .param("body", body)
        .query((row, _) -> seat(row))
        .list();
  }

  /** A seat with all that tells who sat there. */
  public record SeatWithHistory(Seat seat, SeatHistory history) {}

  /** The seats of a body, each with who sat there from when to when. */
  public List<SeatWithHistory> histories(long body) {
    var posts = posts(body);
    var tenures = tenures(body);
    return of(body).stream()
        .map(seat ->
            new SeatWithHistory(
                seat,
                new SeatHistory(
                    seat.from(),
                    seat.to(),
                    posts.stream()
                        .filter(p -> p.seat() == seat.id())
                        .map(PostOfSeat::post)
                        .toList(),
                    tenures.stream()
                        .filter(t -> t.seat() == seat.id())
                        .map(TenureOfSeat::tenure)
                        .toList())))
        .toList();
  }

  private List<PostOfSeat> posts(long body) {
    return jdbc.sql(
            """
            select p.seat_id, p.post_id, p.from_day
              from governance.seat_post p
              join governance.seat s on s.id = p.seat_id
             where s.body_id = :body
            """)
        .param("body", body)
        .query((row, _) ->
            new PostOfSeat(
                row.getLong("seat_id"),
                new SeatHistory.PostFrom(
                    row.getLong("post_id"), row.getObject("from_day", LocalDate.class))))
        .list();
  }

  private List<TenureOfSeat> tenures(long body) {
    return jdbc.sql(
            """
            select distinct p.seat_id, t.post_id, t.holder, t.from_day, t.to_day
              from governance.seat_post p
              join governance.seat s on s.id = p.seat_id
              join governance.tenure t on t.post_id = p.post_id
             where s.body_id = :body
            """)
        .param("body", body)
        .query((row, _) ->
            new TenureOfSeat(
                row.getLong("seat_id"),
                new SeatHistory.Tenure(
                    row.getLong("post_id"),
                    row.getString("holder"),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("to_day", LocalDate.class))))
        .list();
  }

  private static Seat seat(ResultSet row) throws SQLException {
    var unit = row.getString("unit_zh");
    return new Seat(
        row.getLong("id"),
        row.getLong("county"),
        row.getLong("body_id"),
        row.getInt("no"),
        Given.oneOf("role", row.getString("role"), Role.values()),
        new Label(row.getString("post_zh"), row.getString("post_en")),
        unit == null ? null : new Label(unit, row.getString("unit_en")),
        Given.oneOf("which", row.getString("which"), Which.values()),
        row.getString("origin").equals("county"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("reason"),
        row.getInt("version"));
  }
}
