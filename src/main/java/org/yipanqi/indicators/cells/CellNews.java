package org.yipanqi.indicators.cells;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.web.BrowserEvents;

/** Says that cells have changed: to every open browser, and in this process. */
@Component
public class CellNews {

  /** What a browser and other processes are told; as topic and in the browser: {@code cells}. */
  public static final String TOPIC = "cells";

  /**
   * Cells of these months are being replaced; true once the transaction is committed.
   *
   * @param generation the highest version of the months
   */
  public record MonthsTouched(Set<YearMonth> months, long generation) {
    public MonthsTouched {
      months = Set.copyOf(months);
    }
  }

  /**
   * On the wire.
   *
   * @param months whose cells changed; none when only what figures rest on has changed
   */
  record ToldCells(List<String> months, long generation) {}

  private final BrowserEvents browsers;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  CellNews(BrowserEvents browsers, ApplicationEventPublisher events, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.browsers = browsers;
    this.events = events;
  }

  /**
   * In the transaction that replaces the cells of these months: makes readers drop what they keep
   * of them, and tells browsers with the commit.
   */
  void touch(Collection<YearMonth> months) {
    if (months.isEmpty()) {
      return;
    }
    var versions =
        jdbc.sql(
                """
                insert into indicators.month_version (month, version)
                select m, nextval('indicators.version')
                  from unnest(cast(:months as date[])) m order by m
                on conflict (month) do update set version = excluded.version
                returning version
                """)
            .param("months", Months.days(months))
            .query(Long.class)
            .list();
    var generation = Collections.max(versions);
    browsers.tell(
        TOPIC,
        new ToldCells(
            new TreeSet<>(months).stream().map(YearMonth::toString).toList(), generation));
    events.publishEvent(new MonthsTouched(Set.copyOf(months), generation));
  }

  /** No cell changed, but what came in may decide whether a figure is whole. */
  public void onlySources(long generation) {
    browsers.tell(TOPIC, new ToldCells(List.of(), generation));
  }
}
