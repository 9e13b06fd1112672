package org.yipanqi.indicators;

import java.time.YearMonth;
import java.util.HashSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.yipanqi.database.NoticeHeard;
import org.yipanqi.indicators.cells.CellNews;
import org.yipanqi.indicators.cells.CellNews.MonthsTouched;
import tools.jackson.databind.json.JsonMapper;

/** Tells the other modules of changed cells, whichever process computed them. */
@Component
class CellsElsewhere {

  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  CellsElsewhere(JsonMapper json, ApplicationEventPublisher events) {
    this.json = json;
    this.events = events;
  }

  @TransactionalEventListener
  void on(MonthsTouched touched) {
    events.publishEvent(new CellsChanged(touched.months(), touched.generation()));
  }

  @EventListener
  void on(NoticeHeard notice) {
    if (notice.ours() || !notice.topic().equals(CellNews.TOPIC)) {
      return;
    }
    var told = json.readTree(notice.json());
    var months = new HashSet<YearMonth>();
    told.path("months").forEach(it -> months.add(YearMonth.parse(it.asString())));
    if (!months.isEmpty()) {
      events.publishEvent(new CellsChanged(months, told.path("generation").asLong()));
    }
  }
}
