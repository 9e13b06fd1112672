package org.yipanqi.console;

import java.time.YearMonth;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.closing.Closings;

/** Closes and confirms the sample's months, so that its board opens on a year that is closed. */
@Component
class ClosedSample {

  private final Closings closings;
  private final Callers callers;

  ClosedSample(Closings closings, Callers callers) {
    this.closings = closings;
    this.callers = callers;
  }

  void close(String county, YearMonth first, YearMonth last, Consumer<String> progress) {
    progress.accept(Texts.of("console.sample.closing"));
    var caller = callers.current();
    var statement = Texts.of("console.sample.statement");
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      closings.confirm(caller, closings.close(caller, county, month, statement));
    }
  }
}
