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

/** Posts and who held them. */
@Repository
class PostRows {

  private final JdbcClient jdbc;

  PostRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The post of a name; it is there afterwards. */
  long named(long county, PostName name) {
    return add(county, name).or(() -> idOf(county, name)).orElseThrow();
  }

  /** Empty where it is there already. */
  Optional<Long> add(long county, PostName name) {
    return jdbc.sql(
            """
            insert into governance.post (county, unit, title, mark)
            values (:county, :unit, :title, :mark)
            on conflict do nothing
            returning id
            """)
        .param("county", county)
        .param("unit", name.unit())
        .param("title", name.title())
        .param("mark", name.mark())
        .query(Long.class)
        .optional();
  }

  private Optional<Long> idOf(long county, PostName name) {
    return jdbc.sql(
            """
            select id from governance.post
             where county = :county and title = :title and unit is not distinct from :unit
               and mark is not distinct from :mark
            """)
        .param("county", county)
        .param("unit", name.unit())
        .param("title", name.title())
        .param("mark", name.mark())
        .query(Long.class)
        .optional();
  }

  Optional<Post> lock(long id) {
    jdbc.sql(
            """
            select id from governance.post where id = :id for update
            """)
        .param("id", id)
        .query(Long.class)
        .optional();
    return find(id, null);
  }

  /**
   * @param day on which the holder is asked for; null: whoever was noted last and has not left
   */
  Optional<Post> find(long id, @Nullable LocalDate day) {
    return jdbc.sql(
            """
            select p.*, t.holder, t.from_day,
                   (select count(distinct s.seat_id) from governance.seat_post s
                     where s.post_id = p.id) as seats
              from governance.post p
              left join governance.tenure t on t.post_id = p.id
               and case when cast(:day as date) is null then t.to_day is null
                        else cast(:day as date) between t.from_day
                             and coalesce(t.to_day, 'infinity') end
             where p.id = :id
            """)
        .param("day", day)
        .param("id", id)
        .query((row, _) -> post(row))
        .optional();
  }

  /** The county's posts on a day, those with seats first, after a number. */
  List<Post> of(long county, LocalDate day, @Nullable Long after, int most) {
    return jdbc.sql(
            """
            select p.*, t.holder, t.from_day,
                   (select count(distinct s.seat_id) from governance.seat_post s
                     where s.post_id = p.id) as seats
              from governance.post p
              left join governance.tenure t on t.post_id = p.id
               and cast(:day as date) between t.from_day and coalesce(t.to_day, 'infinity')
             where p.county = :county and p.id > coalesce(cast(:after as bigint), 0)
             order by p.id
             limit :most
            """)
        .param("day", day)
        .param("county", county)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> post(row))
        .list();
  }

  /** The last day that anything is known of: after it a post may change hands. */
  Optional<LocalDate> lastKnown(long post) {
    return jdbc.sql(
            """
            select max(coalesce(to_day, from_day)) from governance.tenure where post_id = :post
            """)
        .param("post", post)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  void leave(long post, LocalDate last) {
    jdbc.sql(
            """
            update governance.tenure set to_day = :last where post_id = :post and to_day is null
            """)
        .param("last", last)
        .param("post", post)
        .update();
  }

  void take(Caller by, Post post, String holder, LocalDate from, String basis, OffsetDateTime at) {
    jdbc.sql(
            """
            insert into governance.tenure (county, post_id, holder, from_day, basis, by_user, by_name, at)
            values (:county, :post, :holder, :from, :basis, :user, :name, :at)
            """)
        .param("county", post.county())
        .param("post", post.id())
        .param("holder", holder)
        .param("from", from)
        .param("basis", basis)
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .update();
  }

  void touched(long post) {
    jdbc.sql(
            """
            update governance.post set version = version + 1 where id = :post
            """)
        .param("post", post)
        .update();
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        row.getLong("id"),
        row.getLong("county"),
        new PostName(row.getString("unit"), row.getString("title"), row.getString("mark")),
        row.getString("holder"),
        row.getObject("from_day", LocalDate.class),
        row.getInt("seats"),
        row.getString("login"),
        row.getInt("version"));
  }
}
