package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** Who held a post from when to when, with how it was noted before. */
@Repository
class TenureRows {

  private record Was(long tenure, Post.Before before) {}

  private final JdbcClient jdbc;

  TenureRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<Post.Tenure> of(long post) {
    var before = before(post);
    return jdbc.sql(
            """
            select * from governance.tenure where post_id = :post order by from_day desc limit 200
            """)
        .param("post", post)
        .query((row, _) -> {
          var id = row.getLong("id");
          return new Post.Tenure(
              id,
              row.getString("holder"),
              row.getObject("from_day", LocalDate.class),
              row.getObject("to_day", LocalDate.class),
              row.getString("basis"),
              row.getString("by_name"),
              row.getObject("at", OffsetDateTime.class),
              before.stream().filter(w -> w.tenure() == id).map(Was::before).toList());
        })
        .list();
  }

  private List<Was> before(long post) {
    return jdbc.sql(
            """
            select w.* from governance.tenure_before w
              join governance.tenure t on t.id = w.tenure_id
             where t.post_id = :post order by w.id desc limit 500
            """)
        .param("post", post)
        .query((row, _) ->
            new Was(
                row.getLong("tenure_id"),
                new Post.Before(
                    row.getString("holder"),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("to_day", LocalDate.class),
                    row.getString("reason"),
                    row.getString("by_name"),
                    row.getObject("at", OffsetDateTime.class))))
        .list();
  }

  /** Puts a stretch right and keeps how it was noted. */
  void put(Caller by, Post post, TenurePutRight.Change change, String why, OffsetDateTime at) {
    var was = change.was();
    jdbc.sql(
            """
            insert into governance.tenure_before (county, tenure_id, holder, from_day, to_day, reason,
                   by_user, by_name, at)
            values (:county, :tenure, :holder, :from, cast(:to as date), :reason, :user, :name, :at)
            """)
        .param("county", post.county())
        .param("tenure", was.id())
        .param("holder", was.holder())
        .param("from", was.from())
        .param("to", was.to())
        .param("reason", why)
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .update();
    jdbc.sql(
            """
            update governance.tenure set holder = :holder, from_day = :from,
                   to_day = cast(:to as date)
             where id = :tenure
            """)
        .param("holder", change.holder())
        .param("from", change.from())
        .param("to", change.to())
        .param("tenure", was.id())
        .update();
  }

  void account(long post, @Nullable String login) {
    jdbc.sql(
            """
            update governance.post set login = :login where id = :post
            """)
        .param("login", login)
        .param("post", post)
        .update();
  }
}
