package org.yipanqi.scheduling;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why somebody goes through the green channel, apart from urgency. */
public enum Green {
  /** Has a family doctor's contract. */
  CONTRACTED,
  /** Belongs to one of the key groups. */
  KEY_GROUP;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a column holds them. */
  public static Set<Green> read(Array column) throws SQLException {
    var green = EnumSet.noneOf(Green.class);
    Arrays.stream((String[]) column.getArray())
        .map(each -> valueOf(each.toUpperCase(Locale.ROOT)))
        .forEach(green::add);
    return green;
  }

  public static String[] codes(Set<Green> of) {
    return of.stream().sorted().map(Green::code).toArray(String[]::new);
  }
}
