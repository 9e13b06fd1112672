package org.yipanqi.facts.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;

/**
 * The first line of a file: which column is which. Codes and the labels of both languages do, and
 * so do several of them in as many lines, as templates have them.
 */
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
    if (names.size() > 1 && names.stream().allMatch(name -> place(name, known) == null)) {
      errors.add(line, null, names.getFirst(), false, "no-header");
      return null;
    }
    var places = new int[names.size()];
    var taken = new boolean[columns.size()];
    for (var i = 0; i < places.length; i++) {
      var name = names.get(i).strip();
      var place = place(name, known);
      if (name.isEmpty()) {
        errors.heading(line, i, null, null, "column-nameless");
      } else if (place == null) {
        errors.heading(line, i, null, name, "unknown-column", errors.shownName(name));
      } else if (taken[place]) {
        errors.heading(
            line, i, columns.get(place).code(), name, "column-twice", errors.shownName(name));
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

  private static @Nullable Integer place(String name, Map<String, Integer> known) {
    Integer place = null;
    for (var word : name.strip().split("\\R", -1)) {
      var found = known.get(word.strip().toLowerCase(Locale.ROOT));
      if (found == null || place != null && !place.equals(found)) {
        return null;
      }
      place = found;
    }
    return place;
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
