package org.yipanqi.reporting;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.Owner;

/**
 * Who owes a return: an institution, a community, a county.
 *
 * @param holder the institution whose records decide who sees its returns: itself, a community's
 *     lead; null for a county's own
 * @param community the code of the community it is or belongs to; null for none
 * @param standsIn the codes of the places whose duties fill for it: its own, and for a clinic that
 *     of the hospital that manages it
 */
public record Unit(
    String code,
    Owner kind,
    Label name,
    Label shortName,
    long county,
    @Nullable Integer holder,
    @Nullable String community,
    Set<String> standsIn) {

  public Unit {
    standsIn = Set.copyOf(standsIn);
  }
}
