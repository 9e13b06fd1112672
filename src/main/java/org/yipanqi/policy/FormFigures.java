package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.yipanqi.kernel.Label;

/**
 * The figures that a form defines for itself, by a formula of its own. They are series like others,
 * so that a filled cell can be opened down to its records; they stand in none of the policy's
 * lists.
 */
final class FormFigures {

  /** Begins their ids; no other series is called so. */
  static final String PREFIX = "form-";

  /**
   * One of them.
   *
   * @param node holds formula, unit and decimals
   */
  record Own(String id, Label title, String clause, LocalDate from, PackNode node) {}

  private FormFigures() {}

  /** The series that a cell of a form shows, one of the pack's or the form's own. */
  static String series(PackNode figure, String form, String section, String of) {
    return figure
        .get("series")
        .map(PackNode::text)
        .orElse(PREFIX + form + "-" + section + "-" + of);
  }

  static List<Own> in(PackSections sections, Function<PackNode, LocalDate> from) {
    var all = new ArrayList<Own>();
    for (var form : sections.all("forms")) {
      for (var section : form.list("sections")) {
        var parts = new ArrayList<>(section.list("columns"));
        parts.addAll(section.list("rows"));
        for (var part : parts) {
          part.get("figure")
              .filter(f -> f.get("formula").isPresent())
              .ifPresent(f ->
                  all.add(
                      new Own(
                          series(f, form.text("id"), section.text("id"), part.text("id")),
                          part.label("label"),
                          form.text("clause"),
                          from.apply(form),
                          f)));
        }
      }
    }
    return all;
  }
}
