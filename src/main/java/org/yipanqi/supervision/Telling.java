package org.yipanqi.supervision;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.web.BrowserEvents;

/** Notes what was done in the trail, and tells whoever it concerns. */
@Component
public class Telling {

  private final Trail trail;
  private final BrowserEvents browsers;

  Telling(Trail trail, BrowserEvents browsers) {
    this.trail = trail;
    this.browsers = browsers;
  }

  void task(
      Caller caller,
      SupervisionAction action,
      Task task,
      @Nullable String words,
      Map<String, ?> what) {
    noted(caller, action, "task", task.id(), task.county(), words, what);
  }

  /** Something else of the module's; the open pages of the county ask anew. */
  public void noted(
      Caller caller,
      SupervisionAction action,
      String kind,
      long id,
      long county,
      @Nullable String words,
      Map<String, ?> what) {
    trail.note(
        caller,
        Entry.of(action, kind, id)
            .at(String.valueOf(county))
            .because(words)
            .changed(null, Map.copyOf(what)));
    browsers.tell("supervision", Map.of("county", county));
  }
}
