package org.yipanqi.governance.bodies;

import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** What the policy says of a body, as long as the policy is here and has it. */
record SourceOfBody(PolicyPack pack, Arrangements.Body body) {

  static @Nullable SourceOfBody of(Policies policies, Body it) {
    var pack = it.pack();
    return pack == null
        ? null
        : policies
            .find(pack)
            .flatMap(p ->
                p.arrangements().bodies().stream()
                    .filter(b -> b.id().equals(it.ref()))
                    .findFirst()
                    .map(b -> new SourceOfBody(p, b)))
            .orElse(null);
  }
}
