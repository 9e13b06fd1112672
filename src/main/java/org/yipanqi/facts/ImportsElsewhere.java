package org.yipanqi.facts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;
import org.yipanqi.database.NoticeHeard;
import org.yipanqi.database.NoticesMissed;
import tools.jackson.databind.json.JsonMapper;

/** Hears of imports that other processes have committed, and says so in this one. */
@Component
class ImportsElsewhere {

  private final ImportJobs jobs;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  ImportsElsewhere(ImportJobs jobs, JsonMapper json, ApplicationEventPublisher events) {
    this.jobs = jobs;
    this.json = json;
    this.events = events;
  }

  /** Of our own imports this process already knows. */
  @EventListener
  void on(NoticeHeard notice) {
    if (!notice.ours() && notice.topic().equals(ImportJobs.NOTICE)) {
      for (var id : json.readTree(notice.json()).path("changed")) {
        events.publishEvent(new FactsChanged(id.asLong()));
      }
    }
  }

  /** Whatever came in meanwhile: one wish to look is enough. */
  @EventListener
  void on(NoticesMissed missed) {
    events.publishEvent(new FactsChanged(Acting.asHouse(jobs::lastChange)));
  }
}
