package org.yipanqi.web;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Notices;
import tools.jackson.databind.json.JsonMapper;

/** Tells every open browser, whichever server it is at, that something moved. */
@Component
public class BrowserEvents {

  private final Notices notices;
  private final JsonMapper json;

  BrowserEvents(Notices notices, JsonMapper json) {
    this.notices = notices;
    this.json = json;
  }

  /**
   * Tells with the caller's transaction: at its commit, and with a rollback never. The browser then
   * asks for what it shows, by its own rights; so the data says what moved, never a figure and
   * nothing of a person.
   *
   * <p>Events of one name that come close together become one: lists are united, of two numbers the
   * larger stays, of other values the later.
   *
   * @param name one word, which the pages know: cells, imports, sources, closings, definitions
   * @param data a record or map; what is too long for a notice is left out, and means "anything"
   */
  public void tell(String name, Object data) {
    var text = json.writeValueAsString(data);
    if (!text.startsWith("{")) {
      throw new IllegalArgumentException("the data of an event has named parts: " + name);
    }
    var fits = text.getBytes(StandardCharsets.UTF_8).length <= Notices.MOST_BYTES;
    notices.send(name, fits ? text : "{}");
  }
}
