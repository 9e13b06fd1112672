package org.yipanqi.facts.reading;

import java.util.Locale;

/** What files can be, by their bytes and not by their names. */
public enum FileKind {
  CSV,
  XLSX;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As names of this kind end. */
  public String ending() {
    return "." + code();
  }
}
