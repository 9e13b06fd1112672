package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.registry.Institution;

/**
 * Somebody as the rule answers.
 *
 * @param next the day it will hold, where only time lacks
 * @param award what is due with it by a rule that goes by this one; null where nothing is
 */
public record Standing(
    String staffNo,
    String name,
    Institution institution,
    Map<String, Object> facts,
    Asking.Verdict verdict,
    State state,
    @Nullable LocalDate next,
    Asking.@Nullable Verdict award) {

  String key() {
    return institution.code() + "|" + staffNo;
  }
}
