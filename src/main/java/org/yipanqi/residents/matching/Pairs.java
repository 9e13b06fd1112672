package org.yipanqi.residents.matching;

import static org.yipanqi.residents.ResidentsProblem.PAIR_CHANGED;
import static org.yipanqi.residents.ResidentsProblem.SURVIVOR_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PAIR;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Mask;
import org.yipanqi.residents.matching.Weighed.Line;
import tools.jackson.databind.json.JsonMapper;

/** The queue of entries that may be one person: what waits, and what somebody makes of it. */
@Service
public class Pairs {

  /** Where a pair stands. */
  public enum State {
    OPEN,
    /** Somebody looked and could not tell yet. */
    LATER,
    SAME,
    DIFFERENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> find(@Nullable String code) {
      return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
  }

  /** An entry, masked. */
  public record Side(
      String personNo, String name, String sex, LocalDate born, @Nullable LocalDate died) {}

  /** Two entries with the reasons, none of which holds a value. */
  public record Pair(
      long id,
      Side low,
      Side high,
      BigDecimal score,
      boolean certain,
      String rules,
      List<Line> lines,
      OffsetDateTime foundAt,
      State state,
      int version,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String reason) {}

  private static final String SELECT =
      """
      select c.*, l.person_no as low_no, l.name as low_name, l.sex as low_sex,
             l.birth_date as low_born, l.death_date as low_died,
             h.person_no as high_no, h.name as high_name, h.sex as high_sex,
             h.birth_date as high_born, h.death_date as high_died
        from residents.candidate_pair c
        join residents.person l on l.id = c.low_person
        join residents.person h on h.id = c.high_person
      """;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Merges merges;
  private final MatchingTrail trail;
  private final Clock clock;

  Pairs(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Merges merges,
      MatchingTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.merges = merges;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Pairs of which both sides are in the caller's sight, in the order they were found.
   *
   * @param after the last one seen; 0 at the beginning
   */
  @Transactional
  public List<Pair> list(Caller caller, State state, long after, int limit) {
    var found =
        jdbc.sql(
                SELECT
                    + """
                     where c.state = :state and c.id > :after
                     order by c.id
                     limit :limit
                    """)
            .param("state", state.code())
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> pair(row))
            .list();
    trail.listed(caller, state.code(), found.size());
    return found;
  }

  /** How many wait, of those in sight. */
  @Transactional(readOnly = true)
  public long waiting(Caller caller) {
    return jdbc.sql(
            """
            select count(*) from residents.candidate_pair where state = 'open'
            """)
        .query(Long.class)
        .single();
  }

  /**
   * Judges a pair; of the same person, one entry stands for both from then on.
   *
   * @param version the one that was looked at; {@code PAIR_CHANGED} when somebody was quicker
   * @param survivor the number of the entry that stands for both; only where they are the same
   */
  public void decide(
      Caller caller,
      long id,
      int version,
      State becomes,
      @Nullable String survivor,
      @Nullable String why) {
    var reason = Merges.reason(why);
    var pair = seen(id);
    if (becomes == State.SAME
        && !List.of(pair.low().personNo(), pair.high().personNo()).contains(survivor)) {
      throw SURVIVOR_NEEDED.because(pair.low().personNo(), pair.high().personNo());
    }
    Acting.asHouseApart(
        transactions,
        () -> {
          if (!write(caller, id, version, becomes, reason)) {
            throw PAIR_CHANGED.because();
          }
          if (becomes == State.SAME && survivor != null) {
            var merged =
                survivor.equals(pair.low().personNo())
                    ? pair.high().personNo()
                    : pair.low().personNo();
            merges.merge(caller, survivor, merged, reason);
          }
          trail.decided(caller, id, pair.state().code(), becomes.code(), reason);
          return true;
        });
  }

  private Pair seen(long id) {
    return jdbc.sql(
            SELECT
                + """
                 where c.id = :id
                """)
        .param("id", id)
        .query((row, _) -> pair(row))
        .optional()
        .orElseThrow(UNKNOWN_PAIR::because);
  }

  /** Only what waits is judged: what was judged is taken back by taking the entries apart. */
  private boolean write(Caller caller, long id, int version, State becomes, String reason) {
    return jdbc.sql(
                """
                update residents.candidate_pair
                   set state = :state, decided_by = :by, decided_name = :name, decided_at = :now,
                       reason = :reason, version = version + 1
                 where id = :id and version = :version and state in ('open', 'later')
                """)
            .param("state", becomes.code())
            .param("by", caller.user())
            .param("name", caller.name())
            .param("now", OffsetDateTime.now(clock))
            .param("reason", reason)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  private static Pair pair(ResultSet row) throws SQLException {
    return new Pair(
        row.getLong("id"),
        side(row, "low"),
        side(row, "high"),
        row.getBigDecimal("score"),
        row.getString("verdict").equals("certain"),
        row.getString("rules"),
        List.of(JsonMapper.shared().readValue(row.getString("lines"), Line[].class)),
        row.getObject("found_at", OffsetDateTime.class),
        State.find(row.getString("state")).orElseThrow(),
        row.getInt("version"),
        row.getString("decided_name"),
        row.getObject("decided_at", OffsetDateTime.class),
        row.getString("reason"));
  }

  private static Side side(ResultSet row, String which) throws SQLException {
    return new Side(
        row.getString(which + "_no"),
        Mask.name(row.getString(which + "_name")),
        row.getString(which + "_sex"),
        row.getObject(which + "_born", LocalDate.class),
        row.getObject(which + "_died", LocalDate.class));
  }
}
