package org.yipanqi.residents.households;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_ROLE;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member is to the head of the household. */
enum Role {
  HEAD,
  SPOUSE,
  CHILD,
  CHILD_IN_LAW,
  GRANDCHILD,
  PARENT,
  GRANDPARENT,
  SIBLING,
  OTHER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of whoever joins: the head is changed in another way. */
  static Role ofMember(@Nullable String code) {
    return Arrays.stream(values())
        .filter(each -> each != HEAD && each.code().equals(code))
        .findFirst()
        .orElseThrow(UNKNOWN_ROLE::because);
  }
}
