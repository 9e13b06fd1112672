package org.yipanqi.policy;

import java.time.LocalDate;
import org.yipanqi.policy.forms.Given;

/** What the forms of a pack may read of it. */
public final class Givens {

  private Givens() {}

  /** The parameters and rules of a pack on the last day of a period. */
  public static Given of(PolicyPack pack, LocalDate on) {
    return new Given(
        on, id -> pack.parameter(id, on).flatMap(ParameterValues::known), id -> pack.rule(id, on));
  }
}
