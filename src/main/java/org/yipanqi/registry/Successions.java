package org.yipanqi.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which institution stands where another has ended. */
final class Successions {

  private final Map<Integer, Institution> institutions;
  private final Map<Integer, List<Succession>> after;
  private final Map<Integer, List<Succession>> before;
  private final Map<Integer, Succession> heirs = new HashMap<>();

  /**
   * @param all in the order of their days
   */
  Successions(List<Succession> all, Map<Integer, Institution> institutions) {
    this.institutions = institutions;
    after = all.stream().collect(Collectors.groupingBy(Succession::predecessor));
    before = all.stream().collect(Collectors.groupingBy(Succession::successor));
    all.stream().filter(s -> s.kind().whole()).forEach(s -> heirs.put(s.predecessor(), s));
  }

  List<Succession> of(int successor) {
    return before.getOrDefault(successor, List.of());
  }

  List<Succession> from(int predecessor) {
    return after.getOrDefault(predecessor, List.of());
  }

  /**
   * The institution itself while it is open on one of the days; later the one that goes on with
   * everything it had; none when it closed and nobody does.
   */
  Optional<Institution> standing(Institution institution, LocalDate from, LocalDate to) {
    var it = institution;
    var seen = new HashSet<Integer>();
    while (it.closedBefore(from)) {
      var heir = heirs.get(it.id());
      var next = heir == null || heir.on().isAfter(to) ? null : institutions.get(heir.successor());
      if (next == null || !seen.add(it.id())) {
        return Optional.empty();
      }
      it = next;
    }
    return Optional.of(it);
  }
}
