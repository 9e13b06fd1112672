package org.yipanqi.reporting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.FormChecker;

/**
 * A return with what stands in it: what was typed and recorded, what the form computes from it, and
 * what is wrong.
 */
public record ReturnSheet(
    Return of, Way way, Map<String, StoredCell> stored, FormChecker.Worked worked) {

  /** How full it is. */
  public Return.Count count() {
    var required = 0;
    var filled = 0;
    for (var place : way.form().form().places(worked.cells())) {
      if (place.rule().required()) {
        required++;
        if (worked.cells().text(place.name()).isPresent()
            || worked.cells().explained().contains(place.name().toString())) {
          filled++;
        }
      }
    }
    return new Return.Count(
        filled,
        required,
        (int) stored.values().stream().filter(cell -> cell.typed() != null).count(),
        (int) worked.findings().stream().filter(Finding::error).count(),
        (int) worked.findings().stream().filter(f -> !f.error()).count());
  }

  /** Whether anything stands in it that somebody typed or a record knew. */
  boolean empty() {
    return stored.values().stream().allMatch(cell -> cell.value() == null);
  }

  /** What the form computes, by cell. */
  Map<String, String> computed() {
    var all = new LinkedHashMap<String, String>();
    for (var place : way.form().form().places(worked.cells())) {
      if (place.rule().fill() instanceof Fill.Computed
          || place.rule().fill() instanceof Fill.OfRule) {
        worked.cells().text(place.name()).ifPresent(v -> all.put(place.name().toString(), v));
      }
    }
    return all;
  }

  List<Finding> errors() {
    return worked.findings().stream().filter(Finding::error).toList();
  }
}
