package org.yipanqi.indicators;

import org.springframework.stereotype.Service;
import org.yipanqi.policy.PacksOfPlaces;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Registry;

/** The place for which a policy is asked when none is named. */
@Service
public class UsualPlace {

  private final Registry registry;

  UsualPlace(Registry registry) {
    this.registry = registry;
  }

  /** The first county here that the pack binds; where none is, the first place that it names. */
  public String of(PolicyPack pack) {
    return registry.snapshot().communities().stream()
        .map(Community::division)
        .sorted()
        .map(String::valueOf)
        .filter(county -> PacksOfPlaces.bind(pack, county))
        .findFirst()
        .orElseGet(() -> pack.document().binds().getFirst());
  }
}
