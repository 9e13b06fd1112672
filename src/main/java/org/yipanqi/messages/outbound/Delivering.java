package org.yipanqi.messages.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.outbound.Carrier.Outcome;
import org.yipanqi.messages.outbound.Carrier.Parcel;

/**
 * Carries what waits out of the house, without a transaction around what others answer. Whoever is
 * stopped in the middle carries it once more: a message may come twice, none is lost.
 */
@Component
public class Delivering {

  /** After which pause it is tried again; after the last one it is listed as not delivered. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(12));

  private static final int AT_ONCE = 20;
  private static final Duration CARRYING = Duration.ofMinutes(10);

  /** One that is taken to be carried. */
  private record Taken(
      long id, String key, String login, String channel, int attempts, Label words, String link) {}

  private final JdbcClient jdbc;
  private final Carriers carriers;
  private final Contacts contacts;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Delivering(
      JdbcClient jdbc,
      Carriers carriers,
      Contacts contacts,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.carriers = carriers;
    this.contacts = contacts;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 20, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (!carriers.all().isEmpty()) {
      deliver();
    }
  }

  /** How many were carried, with whatever outcome. */
  public int deliver() {
    return Acting.asHouse(() -> {
      var taken = Acting.together(transactions, this::take);
      taken.forEach(this::carry);
      return taken.size();
    });
  }

  private List<Taken> take() {
    var now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            update messages.delivery d set state = 'seen', changed_at = :now
             where d.state = 'waiting' and d.next_at <= :now
               and exists (
                 select from messages.reading r
                  where r.message_id = d.message_id and r.login = d.login)
            """)
        .param("now", now)
        .update();
    return jdbc.sql(
            """
            with taken as (
              update messages.delivery set next_at = :later, attempts = attempts + 1
               where id in (
                 select id from messages.delivery
                  where state = 'waiting' and next_at <= :now
                  order by next_at limit :most
                  for update skip locked)
              returning *)
            select t.id, t.login, t.channel, t.attempts, m.key, m.words_zh, m.words_en, m.link
              from taken t join messages.message m on m.id = t.message_id
             order by t.id
            """)
        .param("now", now)
        .param("later", now.plus(CARRYING))
        .param("most", AT_ONCE)
        .query((row, _) ->
            new Taken(
                row.getLong("id"),
                row.getString("key"),
                row.getString("login"),
                row.getString("channel"),
                row.getInt("attempts"),
                new Label(row.getString("words_zh"), row.getString("words_en")),
                row.getString("link")))
        .list();
  }

  private void carry(Taken it) {
    var channel = Channel.find(it.channel()).orElseThrow();
    var address = contacts.address(it.login(), channel);
    var carrier = carriers.of(channel);
    if (address.isEmpty()) {
      note(it, "dead", "no address any more", null);
    } else if (carrier.isEmpty()) {
      note(it, "dead", "the channel is not set up any more", null);
    } else {
      var parcel = new Parcel(it.key(), address.get(), it.words(), it.link());
      switch (carrier.get().carry(parcel)) {
        case Outcome.Delivered _ -> note(it, "sent", null, null);
        case Outcome.Refused no -> note(it, "dead", no.fault(), null);
        case Outcome.Later no -> later(it, no.fault());
      }
    }
  }

  private void later(Taken it, String fault) {
    if (it.attempts() > PAUSES.size()) {
      note(it, "dead", fault, null);
    } else {
      note(it, "waiting", fault, PAUSES.get(it.attempts() - 1));
    }
  }

  private void note(Taken it, String state, @Nullable String fault, @Nullable Duration pause) {
    var now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            update messages.delivery
               set state = :state, fault = :fault, changed_at = :now, next_at = :next
             where id = :id and state = 'waiting' and attempts = :attempts
            """)
        .param("state", state)
        .param("fault", fault)
        .param("now", now)
        .param("next", pause == null ? now : now.plus(pause))
        .param("id", it.id())
        .param("attempts", it.attempts())
        .update();
  }
}
