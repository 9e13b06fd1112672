package org.yipanqi.facts;

import org.yipanqi.kernel.Label;

/** One code of a closed list, with its words. */
public record Choice(String code, Label label) {
  public static Choice of(String code, String zh, String en) {
    return new Choice(code, new Label(zh, en));
  }
}
