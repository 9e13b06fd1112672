package org.yipanqi.audit;

import java.util.List;

/** What a module notes: one bean a module, so that the page can offer it all as a filter. */
public record ActionList(List<Action> actions) {

  public ActionList {
    actions = List.copyOf(actions);
  }

  public static ActionList of(Action... actions) {
    return new ActionList(List.of(actions));
  }
}
