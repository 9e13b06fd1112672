package org.yipanqi.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.registry.InstitutionKind;

/**
 * Staff and all their posts. Whoever sees somebody in post is answered by that person's whole time
 * in the county, also where earlier posts lie out of sight: else a narrow scope would give fewer
 * years, not fewer people.
 */
@Repository
class StaffRegister {

  /** Somebody in a main post on the day. */
  record Member(String staffNo, String name, int workplace, List<Post> posts) {}

  private static final int MOST_POSTS = 200;

  private record Seen(String staffNo, String name, int workplace) {}

  private record Held(String staffNo, Post post) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  StaffRegister(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Those whose main post is at one of some institutions on a day, as far as the caller sees.
   *
   * @param county whose numbers they are: two counties may give one number to two people
   */
  List<Member> on(LocalDate day, long county, Collection<Integer> institutions) {
    var seen =
        jdbc.sql(
                """
                select distinct on (p.staff_no) p.staff_no, p.name, p.workplace
                  from workforce_api.staff_post p
                 where p.main_post and p.workplace = any(:institutions)
                   and p.valid_from <= :day and (p.valid_to is null or p.valid_to >= :day)
                 order by p.staff_no, p.valid_from desc, p.workplace desc
                """)
            .param("institutions", institutions.toArray(Integer[]::new))
            .param("day", day)
            .query((row, _) ->
                new Seen(row.getString("staff_no"), row.getString("name"), row.getInt("workplace")))
            .list();
    if (seen.isEmpty()) {
      return List.of();
    }
    var posts = posts(county, seen.stream().map(Seen::staffNo).toList());
    return seen.stream()
        .map(s -> member(s, posts.getOrDefault(s.staffNo(), List.of())))
        .filter(m ->
            StaffFacts.main(m.posts(), day).filter(p -> p.workplace() == m.workplace()).isPresent())
        .toList();
  }

  /** The posts of somebody in the county of a workplace, as far as the caller sees. */
  List<Post> seen(String staffNo, int workplace) {
    return jdbc.sql(
            """
            select p.staff_no, p.workplace, i.kind, p.main_post, p.category, p.title,
                   p.education, p.gp, p.head, p.valid_from, p.valid_to
              from workforce_api.staff_post p
              join registry_api.institution i on i.id = p.workplace
              join registry_api.unit_county u on u.unit = p.workplace
              join registry_api.unit_county o on o.county = u.county and o.unit = :workplace
             where p.staff_no = :number
             order by p.valid_from desc, p.workplace
             limit :most
            """)
        .param("workplace", workplace)
        .param("number", staffNo)
        .param("most", MOST_POSTS)
        .query((row, number) -> held(row, number).post())
        .list();
  }

  private static Member member(Seen of, List<Post> posts) {
    return new Member(of.staffNo(), of.name(), of.workplace(), posts);
  }

  private Map<String, List<Post>> posts(long county, List<String> numbers) {
    var held =
        Acting.asHouseApart(
            transactions,
            () ->
                jdbc.sql(
                        """
                        select p.staff_no, p.workplace, i.kind, p.main_post, p.category, p.title,
                               p.education, p.gp, p.head, p.valid_from, p.valid_to
                          from workforce_api.staff_post p
                          join registry_api.institution i on i.id = p.workplace
                          join registry_api.unit_county u on u.unit = p.workplace
                         where u.county = :county and p.staff_no = any(:numbers)
                         order by p.staff_no, p.valid_from
                        """)
                    .param("county", county)
                    .param("numbers", numbers.toArray(String[]::new))
                    .query(StaffRegister::held)
                    .list());
    var posts = new HashMap<String, List<Post>>();
    held.forEach(h -> posts.computeIfAbsent(h.staffNo(), _ -> new ArrayList<>()).add(h.post()));
    return posts;
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    return new Held(
        row.getString("staff_no"),
        new Post(
            row.getInt("workplace"),
            InstitutionKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getBoolean("main_post"),
            row.getString("category"),
            row.getString("title"),
            row.getString("education"),
            row.getBoolean("gp"),
            row.getBoolean("head"),
            Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
            row.getObject("valid_to", LocalDate.class)));
  }
}
