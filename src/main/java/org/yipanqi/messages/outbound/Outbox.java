package org.yipanqi.messages.outbound;

import static org.yipanqi.messages.outbound.OutboundProblem.DELIVERY_REASON_NEEDED;
import static org.yipanqi.messages.outbound.OutboundProblem.NOT_STUCK;
import static org.yipanqi.messages.outbound.OutboundProblem.UNKNOWN_DELIVERY;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;

/** What is to leave the house, what did not get through, and what somebody did about it. */
@Service
public class Outbox {

  /**
   * A message that could not be delivered.
   *
   * @param fault what went wrong last
   */
  public record Stuck(
      long id,
      Label words,
      String login,
      String channel,
      int attempts,
      @Nullable String fault,
      OffsetDateTime since) {}

  /** How many are on their way, and how many did not get through. */
  public record Counts(long waiting, long dead) {}

  private static final int LONGEST_REASON = 500;

  private final JdbcClient jdbc;
  private final Carriers carriers;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc,
      Carriers carriers,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.carriers = carriers;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes a message for everybody it is for and who wants to be told by a channel, with the
   * transaction in which it is told. Without channels there is nothing to take.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(long message) {
    if (carriers.all().isEmpty()) {
      return;
    }
    var now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into messages.delivery (message_id, login, channel, state, next_at, changed_at)
            select distinct r.message_id, c.login, c.channel, 'waiting', cast(:now as timestamptz),
                   cast(:now as timestamptz)
              from messages.recipient r
              left join access_api.holder h
                on h.duty = r.duty and h.unit = r.unit
               and cast(:today as date) between h.valid_from and coalesce(h.valid_to, 'infinity')
              join messages.contact c on c.login = coalesce(r.login, h.login)
             where r.message_id = :message and c.channel in (:channels)
            """)
        .param("message", message)
        .param("now", now)
        .param("today", now.toLocalDate())
        .param("channels", carriers.channels().stream().map(Channel::code).toList())
        .update();
  }

  public Counts counts() {
    return Acting.asHouse(() ->
        jdbc.sql(
                """
                select count(*) filter (where state = 'waiting') as waiting,
                       count(*) filter (where state = 'dead') as dead
                  from messages.delivery where state in ('waiting', 'dead')
                """)
            .query((row, _) -> new Counts(row.getLong("waiting"), row.getLong("dead")))
            .single());
  }

  /**
   * What did not get through, newest first.
   *
   * @param before the number of the last one seen; null at the beginning
   */
  public List<Stuck> stuck(@Nullable Long before, int most) {
    return Acting.asHouse(() ->
        jdbc.sql(
                """
                select d.id, d.login, d.channel, d.attempts, d.fault, d.changed_at, m.words_zh,
                       m.words_en
                  from messages.delivery d
                  join messages.message m on m.id = d.message_id
                 where d.state = 'dead'
                   and d.id < coalesce(cast(:before as bigint), 9223372036854775807)
                 order by d.id desc
                 limit :most
                """)
            .param("before", before)
            .param("most", most)
            .query((row, _) ->
                new Stuck(
                    row.getLong("id"),
                    new Label(row.getString("words_zh"), row.getString("words_en")),
                    row.getString("login"),
                    row.getString("channel"),
                    row.getInt("attempts"),
                    row.getString("fault"),
                    row.getObject("changed_at", OffsetDateTime.class)))
            .list());
  }

  /** Lets one that did not get through be tried from the beginning. */
  public void tryAgain(Caller caller, long delivery) {
    settle(
        caller,
        delivery,
        Entry.of(OutboundAction.DELIVERY_TRIED_AGAIN, "delivery", String.valueOf(delivery)),
        """
        update messages.delivery
           set state = 'waiting', attempts = 0, next_at = :now, changed_at = :now
         where id = :id and state = 'dead'
        """,
        Map.of());
  }

  /** Says that one is not to be delivered any more, and why. */
  public void giveUp(Caller caller, long delivery, String reason) {
    var why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw DELIVERY_REASON_NEEDED.because(LONGEST_REASON);
    }
    settle(
        caller,
        delivery,
        Entry.of(OutboundAction.DELIVERY_GIVEN_UP, "delivery", String.valueOf(delivery))
            .because(why),
        """
        update messages.delivery
           set state = 'given_up', given_up_by = :user, reason = :reason, changed_at = :now
         where id = :id and state = 'dead'
        """,
        Map.of("user", caller.user(), "reason", why));
  }

  private void settle(
      Caller caller, long delivery, Entry entry, String sql, Map<String, Object> more) {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              var changed =
                  jdbc.sql(sql)
                      .param("id", delivery)
                      .param("now", OffsetDateTime.now(clock))
                      .params(more)
                      .update();
              if (changed == 0) {
                throw exists(delivery) ? NOT_STUCK.because() : UNKNOWN_DELIVERY.because(delivery);
              }
              trail.note(caller, entry);
              return true;
            }));
  }

  private boolean exists(long delivery) {
    return jdbc.sql(
            """
            select exists (select from messages.delivery where id = :id)
            """)
        .param("id", delivery)
        .query(Boolean.class)
        .single();
  }
}
