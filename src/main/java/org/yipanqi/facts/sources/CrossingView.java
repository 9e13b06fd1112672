package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.sources.CalendarChanges.CalendarChange;
import org.yipanqi.kernel.Label;

/**
 * All that is known of one crossing.
 *
 * @param period what is owed, such as 2020Q2; null where nothing is owed
 * @param systems where it should come from; none while that is not settled
 * @param register whether an earlier delivery stands until it is changed
 * @param reports what each system holds
 * @param deliveries the days on which records came, the first of a system its delivery
 * @param declared what somebody said of it
 * @param voidable whether a system's records can be voided in one step
 */
record CrossingView(
    String unit,
    Label unitName,
    String fact,
    Label factLabel,
    String month,
    @Nullable String period,
    Crossing crossing,
    List<String> systems,
    boolean register,
    List<SystemReport> reports,
    List<DeliveryDay> deliveries,
    @Nullable DeclaredReceipt declared,
    List<CalendarChange> changes,
    List<SentReminder> reminders,
    boolean voidable) {

  /**
   * @param rows of the month that count, live
   * @param sum of the fact's first amount in yuan, live; null where it has none
   * @param emptied whether all it had has been voided
   */
  record SystemReport(
      String system,
      String systemName,
      long rows,
      @Nullable String sum,
      @Nullable Label sumOf,
      LocalDate receivedOn,
      boolean emptied) {}

  /**
   * @param fileName of the last import of the day
   * @param imports how many there were that day
   */
  record DeliveryDay(String system, LocalDate day, String importId, String fileName, int imports) {}

  /**
   * @param receivedOn by the books of the house that kept the calendar before
   */
  record DeclaredReceipt(
      @Nullable String note,
      @Nullable String by,
      OffsetDateTime at,
      @Nullable LocalDate receivedOn,
      @Nullable String importId) {}

  /** Somebody was reminded of it. */
  record SentReminder(String kind, LocalDate dueOn, OffsetDateTime at) {}
}
