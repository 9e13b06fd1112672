package org.yipanqi.console;

import java.time.YearMonth;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.closing.Closings;

/** Closes and confirms the sample's months, so that its board opens on a year that is closed. */
@Component
class ClosedSample {

  private final Closings closings;

  ClosedSample(Closings closings) {
    this.closings = closings;
  }

  void close(String county, YearMonth first, YearMonth last, Consumer<String> progress) {
    progress.accept(Texts.of("console.sample.closing"));
    var caller = Caller.operator();
    var statement = Texts.of("console.sample.statement");
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      closings.confirm(caller, closings.close(caller, county, month, statement));
    }
  }
}
