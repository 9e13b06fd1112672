package org.yipanqi.access.accounts;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Rules of places by which it takes two persons to give a duty there. Modules that keep such rules
 * say them; accounts know none but the house's own setting.
 */
@FunctionalInterface
public interface SecondPerson {

  /**
   * Why it takes two.
   *
   * @param document what says so; null for the setting of this house
   * @param choice how it is called there; null for the setting of this house
   */
  record Reason(@Nullable Label document, @Nullable Label choice) {

    static final Reason HOUSE = new Reason(null, null);
  }

  /**
   * The rules in force today that want it.
   *
   * @param divisions codes of the divisions that the duty is for
   */
  List<Reason> wanted(Collection<String> divisions);
}
