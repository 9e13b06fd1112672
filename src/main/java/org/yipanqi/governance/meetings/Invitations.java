package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;

/**
 * Tells those who are invited that a meeting is planned, moved or called off, by the accounts that
 * the county stated for their posts; and keeps when and where a moved meeting was to be.
 */
@Component
class Invitations {

  /** Where a meeting was to be before. */
  record Move(
      OffsetDateTime plannedAt,
      @Nullable String place,
      String reason,
      String by,
      OffsetDateTime at) {}

  /** What they are told. */
  enum Told {
    INVITED(new Label("请参加 %s 的会议", "You are invited to a meeting on %s")),
    MOVED(new Label("会议改期到 %s，请查看原因", "A meeting is moved to %s: please see why")),
    CANCELLED(new Label("%s 的会议取消，请查看原因", "The meeting of %s is called off: please see why"));

    private final Label words;

    Told(Label words) {
      this.words = words;
    }
  }

  private final JdbcClient jdbc;
  private final Messenger messenger;
  private final Protocol protocol;

  Invitations(JdbcClient jdbc, Messenger messenger, Protocol protocol) {
    this.jdbc = jdbc;
    this.messenger = messenger;
    this.protocol = protocol;
  }

  LocalDate day(OffsetDateTime at) {
    return at.atZoneSameInstant(protocol.clock().getZone()).toLocalDate();
  }

  /** The account of each seat whose post has one, on the meeting's day. */
  Map<Long, String> accounts(Meeting of) {
    var accounts = new HashMap<Long, String>();
    jdbc.sql(
            """
            select a.seat_id, p.login
              from governance.attendance a
              join lateral (select s.post_id from governance.seat_post s
                             where s.seat_id = a.seat_id and s.from_day <= cast(:day as date)
                             order by s.from_day desc limit 1) s on true
              join governance.post p on p.id = s.post_id
             where a.meeting_id = :id and a.holder is not null and p.login is not null
            """)
        .param("day", day(of.plannedAt()))
        .param("id", of.id())
        .query((row, _) -> accounts.put(row.getLong("seat_id"), row.getString("login")))
        .list();
    return accounts;
  }

  /** Tells whoever has an account, with the transaction. */
  void tell(Meeting of, Told what) {
    var to =
        accounts(of).values().stream()
            .map(Recipient.OfAccount::new)
            .collect(Collectors.<Recipient>toSet());
    if (to.isEmpty()) {
      return;
    }
    var day = day(of.plannedAt()).toString();
    var code = what.name().toLowerCase(Locale.ROOT);
    messenger.tell(
        new Message(
            "governance-%s:%d:%d".formatted(code, of.id(), of.version()),
            "governance." + code,
            to,
            new Label(what.words.zh().formatted(day), what.words.en().formatted(day)),
            "/meetings/" + of.id(),
            what == Told.CANCELLED ? null : of.plannedAt().toInstant()));
  }

  void move(Caller by, Meeting was, OffsetDateTime at, @Nullable String place, String reason) {
    jdbc.sql(
            """
            insert into governance.meeting_move (county, meeting_id, planned_at, place, reason,
                   by_user, by_name, at)
            values (:county, :id, :planned, :place, :reason, :user, :name, :now)
            """)
        .param("county", was.county())
        .param("id", was.id())
        .param("planned", was.plannedAt())
        .param("place", was.place())
        .param("reason", reason)
        .param("user", by.user())
        .param("name", by.name())
        .param("now", protocol.now())
        .update();
    jdbc.sql(
            """
            update governance.meeting set planned_at = :at, place = :place where id = :id
            """)
        .param("at", at)
        .param("place", place)
        .param("id", was.id())
        .update();
  }

  /** The newest first. */
  List<Move> moves(long meeting) {
    return jdbc.sql(
            """
            select * from governance.meeting_move where meeting_id = :id order by id desc limit 50
            """)
        .param("id", meeting)
        .query((row, _) ->
            new Move(
                row.getObject("planned_at", OffsetDateTime.class),
                row.getString("place"),
                row.getString("reason"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class)))
        .list();
  }
}
