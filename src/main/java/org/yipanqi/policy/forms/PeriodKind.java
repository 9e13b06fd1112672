package org.yipanqi.policy.forms;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Period;

/** How often a form is due. */
public enum PeriodKind {
  MONTH(Period.Kind.MONTH),
  QUARTER(Period.Kind.QUARTER),
  HALF_YEAR(Period.Kind.HALF),
  YEAR(Period.Kind.YEAR),
  /** Once, in the year in which it is begun. */
  ONCE(null);

  private final Period.@Nullable Kind kind;

  PeriodKind(Period.@Nullable Kind kind) {
    this.kind = kind;
  }

  /** The length of its periods; empty for what is reported once. */
  public Optional<Period.Kind> kind() {
    return Optional.ofNullable(kind);
  }

  /**
   * Whether a return of such a form may be about a period; one that is due once is about a year.
   */
  public boolean fits(Period period) {
    return period.kind() == (kind == null ? Period.Kind.YEAR : kind);
  }
}
