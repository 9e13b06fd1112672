package org.yipanqi.facts.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;

/** The first line of a file: which column is which. Codes and the labels of both languages do. */
final class Header {

  private Header() {}

  /** The place of each of the file's columns in the format, or null when something is wrong. */
  static int @Nullable [] places(
      List<String> names, List<ImportColumn> columns, long line, ErrorList errors) {
    var before = errors.count();
    if (names.size() == 1 && (names.getFirst().contains(";") || names.getFirst().contains("\t"))) {
      errors.add(line, null, null, false, "not-comma-separated");
      return null;
    }
    var known = known(columns);
    var places = new int[names.size()];
    var taken = new boolean[columns.size()];
    for (var i = 0; i < places.length; i++) {
      var name = names.get(i).strip();
      var place = known.get(name.toLowerCase(Locale.ROOT));
      if (place == null) {
        errors.add(line, null, name, false, "unknown-column", name);
      } else if (taken[place]) {
        errors.add(line, columns.get(place).code(), name, false, "column-twice", name);
      } else {
        taken[place] = true;
        places[i] = place;
      }
    }
    for (var i = 0; i < taken.length; i++) {
      if (!taken[i] && columns.get(i).required()) {
        var code = columns.get(i).code();
        errors.add(line, code, null, false, "column-missing", code, columns.get(i).label().zh());
      }
    }
    return errors.count() == before ? places : null;
  }

  private static Map<String, Integer> known(List<ImportColumn> columns) {
    var known = new HashMap<String, Integer>();
    for (var i = columns.size() - 1; i >= 0; i--) {
      known.put(columns.get(i).label().zh().toLowerCase(Locale.ROOT), i);
      known.put(columns.get(i).label().en().toLowerCase(Locale.ROOT), i);
    }
    for (var i = 0; i < columns.size(); i++) {
      known.put(columns.get(i).code().toLowerCase(Locale.ROOT), i);
    }
    return Map.copyOf(known);
  }
}
