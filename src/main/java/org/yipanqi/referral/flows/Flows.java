package org.yipanqi.referral.flows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.flows.FlowCounts.Flow;
import org.yipanqi.referral.flows.FlowCounts.FollowUps;
import org.yipanqi.referral.flows.FlowCounts.Sent;
import org.yipanqi.referral.flows.FlowCounts.Wait;

/** Counts flows and rates of a span, within what the rows' policies let the caller see. */
@Service
class Flows {

  static final int MOST_FLOWS = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  Flows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The month of the latest referral that the caller sees; this one before there is any. */
  @Transactional(readOnly = true)
  Span latest(Caller caller) {
    var today = LocalDate.now(clock);
    return Span.monthOf(
        jdbc
            .sql(
                """
                select greatest(
                  (select max(referred_on) from referral.referral
                    where not void and referred_on <= :today),
                  (select max(referred_on) from referral.referral_case where referred_on <= :today))
                """)
            .param("today", today)
            .query((row, _) -> row.getObject(1, LocalDate.class))
            .list()
            .stream()
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(today));
  }

  @Transactional(readOnly = true)
  FlowCounts count(Caller caller, Span span) {
    var directions = new EnumMap<Direction, Sent>(Direction.class);
    var flows = new ArrayList<Flow>();
    var pairs = flows(span, directions, flows);
    var cases = cases(span);
    return new FlowCounts(
        span,
        directions,
        flows,
        pairs - flows.size(),
        cases.counts(),
        cases.answer(),
        followUps(span));
  }

  private JdbcClient.StatementSpec within(String sql, Span span) {
    return jdbc.sql(sql).param("from", span.from()).param("to", span.to());
  }

  /** In one pass over the fact. Returns how many pairs there are. */
  private long flows(Span span, Map<Direction, Sent> directions, List<Flow> flows) {
    var pairs = new AtomicLong();
    within(
            """
            select s.code as from_code, s.short_name as from_name, s.kind as from_kind,
                   r.code as to_code, r.short_name as to_name, r.kind as to_kind, f.*
              from (select sender, receiver, direction, grouping(sender) as whole,
                           count(*) as sent, count(*) filter (where arrived) as arrived,
                           count(*) over (partition by grouping(sender)) as lines
                      from referral_api.referral
                     where referred_on between :from and :to
                     group by grouping sets ((sender, receiver, direction), (direction))
                     order by whole desc, sent desc, sender, receiver, direction
                     limit :most) f
              left join registry_api.institution s on s.id = f.sender
              left join registry_api.institution r on r.id = f.receiver
             order by f.whole desc, f.sent desc, s.code, r.code, f.direction
            """,
            span)
        .param("most", MOST_FLOWS + Direction.values().length)
        .query(row -> {
          var direction = direction(row.getString("direction"));
          if (row.getInt("whole") == 1) {
            directions.put(direction, new Sent(row.getLong("sent"), row.getLong("arrived")));
          } else if (flows.size() < MOST_FLOWS) {
            flows.add(flow(row, direction));
            pairs.set(row.getLong("lines"));
          }
        });
    return pairs.get();
  }

  private static Flow flow(ResultSet row, Direction direction) throws SQLException {
    return new Flow(
        row.getString("from_code"),
        row.getString("from_name"),
        row.getString("from_kind"),
        row.getString("to_code"),
        row.getString("to_name"),
        row.getString("to_kind"),
        direction,
        row.getLong("sent"),
        row.getLong("arrived"));
  }

  private record OfCases(Map<Behind, Long> counts, Wait answer) {}

  /** In one pass over the cases. */
  private OfCases cases(Span span) {
    var counts =
        Arrays.stream(Behind.values()).map(Behind::count).collect(Collectors.joining(", "));
    var sql =
        """
        select %s,
               percentile_cont(0.5) within group (order by m.minutes)::numeric as median,
               percentile_cont(0.9) within group (order by m.minutes)::numeric as ninth
          from referral.referral_case c
         cross join lateral (
           select case when c.answered_at >= c.submitted_at
                    then extract(epoch from c.answered_at - c.submitted_at) / 60 end as minutes) m
         where c.referred_on between :from and :to and c.state <> 'cancelled'
        """
            .formatted(counts);
    return within(sql, span)
        .query((row, _) -> {
          var found = new EnumMap<Behind, Long>(Behind.class);
          for (var behind : Behind.values()) {
            found.put(behind, row.getLong(behind.code()));
          }
          return new OfCases(
              found,
              new Wait(minutes(row.getBigDecimal("median")), minutes(row.getBigDecimal("ninth"))));
        })
        .single();
  }

  /** Whole ones, halves up. */
  private static @Nullable BigDecimal minutes(@Nullable BigDecimal exact) {
    return exact == null ? null : exact.setScale(0, RoundingMode.HALF_UP);
  }

  private FollowUps followUps(Span span) {
    return within(
            """
            select count(*) filter (where done_on <= due_on) as in_time,
                   count(*) filter (where done_on is not null or due_on < :today) as due,
                   count(*) filter (where done_on is null and due_on >= :today) as later
              from (select due_on, (done_at at time zone 'Asia/Shanghai')::date as done_on
                      from referral.obligation
                     where due_on between :from and :to) o
            """,
            span)
        .param("today", LocalDate.now(clock))
        .query((row, _) ->
            new FollowUps(row.getLong("in_time"), row.getLong("due"), row.getLong("later")))
        .single();
  }

  static Direction direction(String code) {
    return Direction.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
