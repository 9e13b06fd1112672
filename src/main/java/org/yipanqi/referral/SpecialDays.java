package org.yipanqi.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;

/**
 * Holidays on weekdays, and weekends that are worked on instead. Written down by the county when
 * the State Council has announced them; none is guessed.
 */
@Service
public class SpecialDays {

  /**
   * @param works whether it is worked on
   * @param words its name, as 国庆节
   */
  public record SpecialDay(LocalDate day, boolean works, String words) {}

  private static final int MOST = 400;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clocks clocks;
  private final Trail trail;

  SpecialDays(
      JdbcClient jdbc, PlatformTransactionManager transactions, Clocks clocks, Trail trail) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clocks = clocks;
    this.trail = trail;
  }

  /** Of a year, by day. */
  @Transactional(readOnly = true)
  public List<SpecialDay> of(Caller caller, int year) {
    return jdbc.sql(
            """
            select day, works, words from referral.special_day
             where day between make_date(:year, 1, 1) and make_date(:year, 12, 31)
             order by day
             limit :most
            """)
        .param("year", year)
        .param("most", MOST)
        .query((row, _) ->
            new SpecialDay(
                row.getObject("day", LocalDate.class),
                row.getBoolean("works"),
                row.getString("words")))
        .list();
  }

  /** Writes one down, or writes it anew. What was already due stays so. */
  public void note(Caller caller, SpecialDay day) {
    var words = Asked.needed(day.words());
    writing(
        caller,
        () -> {
          jdbc.sql(
                  """
                  insert into referral.special_day (day, works, words, noted_by, noted_at)
                  values (:day, :works, :words, :by, :now)
                      on conflict (day) do update
                     set works = excluded.works, words = excluded.words,
                         noted_by = excluded.noted_by, noted_at = excluded.noted_at
                  """)
              .param("day", day.day())
              .param("works", day.works())
              .param("words", words)
              .param("by", caller.user())
              .param("now", clocks.now())
              .update();
          trail.note(
              caller,
              Entry.of(ReferralAction.SPECIAL_DAY_NOTED, "special_day", day.day().toString())
                  .changed(null, Map.of("works", day.works(), "words", words)));
        });
  }

  /** The day is again as the week says. */
  public void remove(Caller caller, LocalDate day) {
    writing(
        caller,
        () -> {
          jdbc.sql(
                  """
                  delete from referral.special_day where day = :day
                  """)
              .param("day", day)
              .update();
          trail.note(
              caller, Entry.of(ReferralAction.SPECIAL_DAY_REMOVED, "special_day", day.toString()));
        });
  }

  private void writing(Caller caller, Runnable work) {
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
}
