package org.yipanqi.governance.appointments;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
import org.yipanqi.registry.Registry;

/** Tells, once for each date, that an appointment is past its day and not filed. */
@Component
public class FilingSweep {

  private static final int MOST = 500;

  private final AppointmentRows rows;
  private final Messenger messenger;
  private final Registry registry;
  private final Protocol protocol;
  private final PlatformTransactionManager transactions;

  FilingSweep(
      AppointmentRows rows,
      Messenger messenger,
      Registry registry,
      Protocol protocol,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.messenger = messenger;
    this.registry = registry;
    this.protocol = protocol;
    this.transactions = transactions;
  }

  @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    sweep();
  }

  /** How many became overdue within two months; telling again changes nothing. */
  public int sweep() {
    return Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              var late = rows.overdue(protocol.today(), MOST);
              late.forEach(this::tell);
              return late.size();
            }));
  }

  private void tell(Appointment late) {
    messenger.tell(
        new Message(
            "governance-unfiled:%d:%s".formatted(late.id(), late.due()),
            "governance.unfiled",
            recipients(late),
            new Label(
                "一项任命（聘用、引进）应在 " + late.due() + " 前备案，还没有报送",
                "An appointment should have been filed by " + late.due() + " and is not"),
            "/appointments?appointment=" + late.id(),
            null));
  }

  /** Those who made it, wherever their duty is held, and the county. */
  private Set<Recipient> recipients(Appointment late) {
    var to = new LinkedHashSet<Recipient>();
    to.add(new Recipient.OfDuty(Duty.REFORM_OFFICER, String.valueOf(late.county())));
    var register = registry.snapshot();
    register
        .institution(late.appointer())
        .ifPresent(it -> to.add(new Recipient.OfDuty(Duty.HUMAN_RESOURCES, it.code())));
    register
        .communityOf(late.appointer(), protocol.today())
        .ifPresent(it -> to.add(new Recipient.OfDuty(Duty.HUMAN_RESOURCES, it.code())));
    return to;
  }
}
