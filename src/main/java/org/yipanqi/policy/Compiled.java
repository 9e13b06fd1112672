package org.yipanqi.policy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Definitions of a folder once compiled. Where neither the words nor a parameter they name have
 * changed they are the same, and need not be parsed again.
 */
final class Compiled {

  private final Map<Node, Measure> measures = new IdentityHashMap<>();
  private final Map<Node, Series> series = new IdentityHashMap<>();
  private final Set<String> changed;

  Compiled() {
    this(Set.of());
  }

  private Compiled(Set<String> changed) {
    this.changed = changed;
  }

  /** The same definitions where some parameters have other values. */
  Compiled where(Set<String> parameters) {
    var other = new Compiled(Set.copyOf(parameters));
    other.measures.putAll(measures);
    other.series.putAll(series);
    return other;
  }

  Optional<Measure> measure(PackNode node) {
    return Optional.ofNullable(measures.get(node.node()))
        .filter(m -> Collections.disjoint(m.parameters(), changed));
  }

  Optional<Series> series(PackNode node) {
    return Optional.ofNullable(series.get(node.node()))
        .filter(s -> Collections.disjoint(s.parameters(), changed));
  }

  Measure keep(PackNode node, Measure measure) {
    measures.put(node.node(), measure);
    return measure;
  }

  Series keep(PackNode node, Series one) {
    series.put(node.node(), one);
    return one;
  }
}
