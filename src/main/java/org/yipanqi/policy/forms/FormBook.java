package org.yipanqi.policy.forms;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The forms of a policy and the ways that they go.
 *
 * @param forms every version of each
 */
public record FormBook(List<Form> forms, List<Chain> chains) {

  public static final FormBook NONE = new FormBook(List.of(), List.of());

  /** Each form once, in the pack's order. */
  public Set<String> ids() {
    var ids = new LinkedHashSet<String>();
    forms.forEach(f -> ids.add(f.id()));
    return ids;
  }

  /** The version for a period that ends on a day; empty before there was one. */
  public Optional<Form> form(String id, LocalDate periodEnd) {
    return forms.stream()
        .filter(f -> f.id().equals(id) && !f.from().isAfter(periodEnd))
        .max(Comparator.comparing(Form::from));
  }

  /** One version by its number. */
  public Optional<Form> form(String id, int version) {
    return forms.stream().filter(f -> f.id().equals(id) && f.version() == version).findFirst();
  }

  public Optional<Chain> chain(String id) {
    return chains.stream().filter(c -> c.id().equals(id)).findFirst();
  }
}
