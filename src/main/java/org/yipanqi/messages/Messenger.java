package org.yipanqi.messages;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.outbound.Outbox;
import org.yipanqi.web.BrowserEvents;

/** Tells people what waits for them, and shows what they were told. */
@Service
public class Messenger {

  /** The browser's event when something was told. */
  public static final String EVENT = "messages";

  /**
   * As it was told.
   *
   * @param readAt null while the reader has not seen it
   */
  public record Told(
      long id,
      String kind,
      Label words,
      String link,
      @Nullable OffsetDateTime due,
      OffsetDateTime toldAt,
      @Nullable OffsetDateTime readAt) {}

  private final JdbcClient jdbc;
  private final BrowserEvents browsers;
  private final Outbox outbox;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Messenger(
      JdbcClient jdbc,
      BrowserEvents browsers,
      Outbox outbox,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.browsers = browsers;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Tells with the caller's transaction, which is the house's own: it is told exactly when that is
   * committed. What has been told under the same key is not told again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Message message) {
    insert(message)
        .ifPresent(id -> {
          message.to().forEach(to -> address(id, to));
          outbox.take(id);
          browsers.tell(EVENT, Map.of());
        });
  }

  private Optional<Long> insert(Message message) {
    var due = message.due();
    return jdbc.sql(
            """
            insert into messages.message (key, kind, words_zh, words_en, link, due, told_at)
            values (:key, :kind, :zh, :en, :link, :due, :now)
            on conflict (key) do nothing
            returning id
            """)
        .param("key", message.key())
        .param("kind", message.kind())
        .param("zh", message.words().zh())
        .param("en", message.words().en())
        .param("link", message.link())
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("now", OffsetDateTime.now(clock))
        .query(Long.class)
        .optional();
  }

  private void address(long message, Recipient to) {
    var by =
        switch (to) {
          case Recipient.OfAccount it -> new @Nullable String[] {it.login(), null, null};
          case Recipient.OfDuty it -> new @Nullable String[] {null, it.duty().name(), it.unit()};
        };
    jdbc.sql(
            """
            insert into messages.recipient (message_id, login, duty, unit)
            values (:message, :login, :duty, :unit)
            """)
        .param("message", message)
        .param("login", by[0])
        .param("duty", by[1])
        .param("unit", by[2])
        .update();
  }

  /**
   * What a caller was told, as this account or in the duty acted in, newest first.
   *
   * @param unreadOnly without what has been seen
   * @param before the number of the last one seen; null at the beginning
   */
  @Transactional(readOnly = true)
  public List<Told> of(Caller caller, boolean unreadOnly, @Nullable Long before, int most) {
    return jdbc.sql(
            """
            select m.id, m.kind, m.words_zh, m.words_en, m.link, m.due, m.told_at, r.read_at
              from messages.message m
              left join messages.reading r on r.message_id = m.id and r.login = :login
             where m.id < coalesce(cast(:before as bigint), 9223372036854775807)
               and exists (
                 select from messages.recipient t
                  where t.message_id = m.id
                    and (t.login = :login or (t.duty = :duty and t.unit = :unit)))
               and (not :unread or r.read_at is null)
             order by m.id desc
             limit :most
            """)
        .params(mine(caller))
        .param("unread", unreadOnly)
        .param("before", before)
        .param("most", most)
        .query((row, _) ->
            new Told(
                row.getLong("id"),
                row.getString("kind"),
                new Label(row.getString("words_zh"), row.getString("words_en")),
                row.getString("link"),
                row.getObject("due", OffsetDateTime.class),
                row.getObject("told_at", OffsetDateTime.class),
                row.getObject("read_at", OffsetDateTime.class)))
        .list();
  }

  /** How many a caller has not seen, counted up to a hundred. */
  @Transactional(readOnly = true)
  public int unread(Caller caller) {
    return jdbc.sql(
            """
            select count(*) from (
              select from messages.recipient t
               where (t.login = :login or (t.duty = :duty and t.unit = :unit))
                 and not exists (
                   select from messages.reading r
                    where r.message_id = t.message_id and r.login = :login)
               limit 100) unread
            """)
        .params(mine(caller))
        .query(Integer.class)
        .single();
  }

  /** Notes that a caller has seen messages. What is not theirs stays as it is. */
  public void read(Caller caller, List<Long> messages) {
    Acting.asHouse(() -> Acting.together(transactions, () -> note(caller, messages)));
  }

  private int note(Caller caller, List<Long> messages) {
    return jdbc.sql(
            """
            insert into messages.reading (message_id, login, read_at)
            select distinct t.message_id, :login, cast(:now as timestamptz)
              from messages.recipient t
             where t.message_id in (:messages)
               and (t.login = :login or (t.duty = :duty and t.unit = :unit))
            on conflict do nothing
            """)
        .params(mine(caller))
        .param("messages", messages)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private static Map<String, Object> mine(Caller caller) {
    return Map.of("login", caller.user(), "duty", caller.duty().name(), "unit", caller.unit());
  }
}
