package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.PolicyPack;

/**
 * The period a page shows and where one can go from it.
 *
 * @param previous the period before, absent when no facts reach it
 * @param document how the document stands to the county in the period
 * @param lastClosed for each kind of period the last that is closed and has facts
 */
public record PeriodChoice(
    String period,
    String kind,
    boolean closed,
    @Nullable String previous,
    @Nullable String next,
    Map<String, String> lastClosed,
    DocumentStanding document) {

  static PeriodChoice of(Calendar calendar, PolicyPack pack, long county, Period period) {
    var closed = new TreeMap<String, String>();
    for (var kind : Period.Kind.values()) {
      calendar
          .lastClosed(pack, county, kind)
          .ifPresent(last -> closed.put(kind.name().toLowerCase(Locale.ROOT), last.toString()));
    }
    return new PeriodChoice(
        period.toString(),
        period.kind().name().toLowerCase(Locale.ROOT),
        calendar.closed(pack, county, period).isPresent(),
        reached(calendar, period.previous()),
        reached(calendar, period.next()),
        closed,
        DocumentStanding.of(pack, String.valueOf(county), period.end()));
  }

  private static @Nullable String reached(Calendar calendar, Period period) {
    return calendar.within(period) ? period.toString() : null;
  }

  /**
   * The last periods of a kind up to the end of another, oldest first, as far as facts reach.
   *
   * @param most how many at most
   */
  static List<Period> upTo(Calendar calendar, Period end, Period.Kind kind, int most) {
    var periods = new ArrayList<Period>();
    var each = Period.containing(end.last(), kind);
    for (var i = 0; i < most; i++) {
      if (calendar.within(each)) {
        periods.addFirst(each);
      }
      each = each.previous();
    }
    return periods;
  }
}
