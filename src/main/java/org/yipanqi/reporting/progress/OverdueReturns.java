package org.yipanqi.reporting.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;
import org.yipanqi.reporting.FormAtWork;
import org.yipanqi.reporting.FormShelf;
import org.yipanqi.reporting.ReturnRows;
import org.yipanqi.reporting.ReturnRules;
import org.yipanqi.reporting.Units;
import org.yipanqi.reporting.Way;

/**
 * Reminds whoever has to fill a return from three days before its day on, and again once it is
 * late; told once each, however often it looks.
 */
@Component
public class OverdueReturns {

  private static final int DAYS_BEFORE = 3;

  /** Older debts are on the board; nobody is reminded of them for ever. */
  private static final int DAYS_AFTER = 30;

  private static final int MONTHS_BACK = 3;

  private final FormShelf forms;
  private final Units units;
  private final ReturnRows rows;
  private final Messenger messenger;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  OverdueReturns(
      FormShelf forms,
      Units units,
      ReturnRows rows,
      Messenger messenger,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.forms = forms;
    this.units = units;
    this.rows = rows;
    this.messenger = messenger;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void look() {
    sweep();
  }

  /** How many returns it spoke of, told before or now. */
  public int sweep() {
    var today = LocalDate.now(clock);
    return units.counties().stream().mapToInt(county -> sweep(county, today)).sum();
  }

  /** One county, as of a day. */
  public int sweep(long county, LocalDate today) {
    return Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              var spoken = 0;
              var seen = new HashSet<String>();
              for (var back = 0; back <= MONTHS_BACK; back++) {
                for (var form : forms.owed(county, YearMonth.from(today).minusMonths(back))) {
                  var key = form.pack().id() + "/" + form.form().id() + "/" + form.period();
                  if (seen.add(key)) {
                    spoken +=
                        form.due().map(due -> remind(county, form, key, due, today)).orElse(0);
                  }
                }
              }
              return spoken;
            }));
  }

  private int remind(long county, FormAtWork form, String key, LocalDate due, LocalDate today) {
    var late = today.isAfter(due);
    if (today.isBefore(due.minusDays(DAYS_BEFORE)) || today.isAfter(due.plusDays(DAYS_AFTER))) {
      return 0;
    }
    var in = new HashSet<String>();
    rows.ofForm(county, form.pack().id(), form.form().id(), form.period()).stream()
        .filter(it -> it.handedInAt() != null)
        .forEach(it -> in.add(it.unit()));
    var owing =
        units.owing(form.form(), county, form.period()).stream()
            .filter(it -> !in.contains(it.code()))
            .toList();
    owing.forEach(unit -> tell(new Way(form, unit), key, due, late));
    return owing.size();
  }

  private void tell(Way way, String key, LocalDate due, boolean late) {
    var form = way.form();
    var title = form.form().shortTitle();
    var period = form.period();
    var words =
        late
            ? new Label(
                "%s %s 已逾期，最迟应在 %s 报送".formatted(period, title.zh(), due),
                "%s %s is overdue: it was due by %s".formatted(period, title.en(), due))
            : new Label(
                "%s %s 请最迟在 %s 报送".formatted(period, title.zh(), due),
                "%s %s is due by %s".formatted(period, title.en(), due));
    var to = new HashSet<Recipient>();
    way.places(ReturnRules.FILLING)
        .forEach(
            place -> to.add(new Recipient.OfDuty(way.step(ReturnRules.FILLING).duty(), place)));
    if (!to.isEmpty()) {
      messenger.tell(
          new Message(
              "return-%s/%s/%s".formatted(late ? "late" : "due", key, way.unit().code()),
              late ? "reporting.overdue" : "reporting.due",
              Set.copyOf(to),
              words,
              "/reports?month=" + period.last(),
              due.atTime(LocalTime.MAX).atZone(clock.getZone()).toInstant()));
    }
  }
}
