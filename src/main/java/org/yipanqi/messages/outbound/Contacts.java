package org.yipanqi.messages.outbound;

import static org.yipanqi.messages.outbound.OutboundProblem.NOT_AN_ADDRESS;
import static org.yipanqi.messages.outbound.OutboundProblem.NO_SUCH_CHANNEL;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.Seal;

/**
 * Where people want to be told beside the page of messages: their own word, closed in the database.
 */
@Service
public class Contacts {

  /**
   * @param shown the address with its middle hidden
   */
  public record Contact(Channel channel, String shown, OffsetDateTime setAt) {}

  private static final String ADDRESS = "messages.contact.address";
  private static final int SHOWN = 2;

  private final JdbcClient jdbc;
  private final Carriers carriers;
  private final Seal seal;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Contacts(
      JdbcClient jdbc,
      Carriers carriers,
      Keys keys,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.carriers = carriers;
    this.seal = new Seal(keys, Purpose.ACCOUNT);
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The channels that the operator has set up. */
  public List<Channel> channels() {
    return carriers.channels();
  }

  public List<Contact> of(Caller caller) {
    return Acting.asHouse(() ->
        jdbc.sql(
                """
                select channel, address, set_at from messages.contact
                 where login = :login order by channel
                """)
            .param("login", caller.user())
            .query((row, _) -> {
              var channel = Channel.find(row.getString("channel")).orElseThrow();
              return new Contact(
                  channel,
                  hidden(opened(row.getBytes("address"), caller.user(), channel)),
                  row.getObject("set_at", OffsetDateTime.class));
            })
            .list());
  }

  /** From now on. What is on its way goes where it was to go. */
  public void set(Caller caller, String channel, String address) {
    var to = Channel.find(channel).orElseThrow(() -> NO_SUCH_CHANNEL.because(channel));
    if (!carriers.channels().contains(to)) {
      throw NO_SUCH_CHANNEL.because(channel);
    }
    var text = address.strip();
    if (!to.takes(text)) {
      throw NOT_AN_ADDRESS.because(to.label());
    }
    write(
        caller,
        () -> {
          jdbc.sql(
                  """
                  insert into messages.contact (login, channel, address, set_at)
                  values (:login, :channel, :address, :now)
                  on conflict (login, channel) do update
                     set address = excluded.address, set_at = excluded.set_at
                  """)
              .param("login", caller.user())
              .param("channel", to.code())
              .param("address", seal.close(text, place(caller.user(), to)))
              .param("now", OffsetDateTime.now(clock))
              .update();
          trail.note(caller, Entry.of(OutboundAction.CONTACT_SET, "contact", to.code()));
        });
  }

  public void remove(Caller caller, String channel) {
    var from = Channel.find(channel).orElseThrow(() -> NO_SUCH_CHANNEL.because(channel));
    write(
        caller,
        () -> {
          jdbc.sql(
                  """
                  delete from messages.contact where login = :login and channel = :channel
                  """)
              .param("login", caller.user())
              .param("channel", from.code())
              .update();
          trail.note(caller, Entry.of(OutboundAction.CONTACT_REMOVED, "contact", from.code()));
        });
  }

  /** In the house's own name: the address somebody wants to be told at, while there is one. */
  Optional<String> address(String login, Channel channel) {
    return jdbc.sql(
            """
            select address from messages.contact where login = :login and channel = :channel
            """)
        .param("login", login)
        .param("channel", channel.code())
        .query((row, _) -> opened(row.getBytes("address"), login, channel))
        .optional();
  }

  private void write(Caller caller, Runnable work) {
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  work.run();
                  return true;
                }));
  }

  private String opened(byte[] address, String login, Channel channel) {
    return seal.open(address, place(login, channel));
  }

  private static String place(String login, Channel channel) {
    return ADDRESS + ":" + login + ":" + channel.code();
  }

  static String hidden(String address) {
    var at = address.lastIndexOf('@');
    var name = at < 0 ? address : address.substring(0, at);
    var end = at < 0 ? "" : address.substring(at);
    var open = Math.min(SHOWN, name.length() - 1);
    var tail = at < 0 && name.length() > 2 * SHOWN + 1 ? name.substring(name.length() - SHOWN) : "";
    return name.substring(0, Math.max(open, 0)) + "***" + tail + end;
  }
}
