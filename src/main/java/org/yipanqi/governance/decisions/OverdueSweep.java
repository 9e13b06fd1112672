package org.yipanqi.governance.decisions;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Acting;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;

/** Tells, once for each date, that a decision is overdue. */
@Component
public class OverdueSweep {

  private static final int MOST = 500;

  private record Late(long id, long county, LocalDate due) {}

  private final JdbcClient jdbc;
  private final Messenger messenger;
  private final Protocol protocol;
  private final PlatformTransactionManager transactions;

  OverdueSweep(
      JdbcClient jdbc,
      Messenger messenger,
      Protocol protocol,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.messenger = messenger;
    this.protocol = protocol;
    this.transactions = transactions;
  }

  @Scheduled(initialDelay = 4, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    sweep();
  }

  /** How many became overdue within two months; telling again changes nothing. */
  public int sweep() {
    return Acting.asHouse(() -> Acting.together(transactions, this::tell));
  }

  private int tell() {
    var late =
        jdbc.sql(
                """
                select id, county, due from governance.decision
                 where state = 'open' and due < cast(:today as date)
                   and due >= cast(:today as date) - 60
                 order by id limit :most
                """)
            .param("today", protocol.today())
            .param("most", MOST)
            .query((row, _) ->
                new Late(
                    row.getLong("id"),
                    row.getLong("county"),
                    row.getObject("due", LocalDate.class)))
            .list();
    for (var it : late) {
      messenger.tell(
          new Message(
              "governance-overdue:%d:%s".formatted(it.id(), it.due()),
              "governance.overdue",
              Set.of(new Recipient.OfDuty(Duty.REFORM_OFFICER, String.valueOf(it.county()))),
              new Label(
                  "一项会议议定事项已过 " + it.due() + " 的期限，还没有办结",
                  "Something a meeting decided was due " + it.due() + " and is not done"),
              "/meeting-decisions?decision=" + it.id(),
              null));
    }
    return late.size();
  }
}
