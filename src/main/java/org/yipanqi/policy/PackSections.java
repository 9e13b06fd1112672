package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The sections of a pack, whichever of its files they stand in. */
final class PackSections {

  private final List<PackNode> roots;
  private final Mistakes mistakes;
  private final List<RewordedNode> reworded;

  PackSections(List<PackNode> roots, Mistakes mistakes) {
    this(roots, mistakes, List.of());
  }

  /**
   * @param reworded versions that the county adds, or puts in the place of one of the same day
   */
  PackSections(List<PackNode> roots, Mistakes mistakes, List<RewordedNode> reworded) {
    this.roots = roots;
    this.mistakes = mistakes;
    this.reworded = reworded;
  }

  /** The one place that gives a section which may be given once. */
  Optional<PackNode> single(String section) {
    var places = roots.stream().flatMap(r -> r.get(section).stream()).toList();
    if (places.isEmpty() && Set.of("pack", "title", "document").contains(section)) {
      mistakes.add(
          roots.getFirst(), "missing-section", "缺少 " + section, "\"" + section + "\" is missing");
    }
    for (var again : places.stream().skip(1).toList()) {
      mistakes.add(
          again, "duplicate", section + " 只能写一次", "\"" + section + "\" may be given once only");
    }
    return places.stream().findFirst();
  }

  List<PackNode> all(String section) {
    var nodes = new ArrayList<PackNode>();
    var added = reworded.stream().filter(r -> r.section().equals(section)).toList();
    for (var root : roots) {
      root.list(section).stream()
          .filter(n -> added.stream().noneMatch(r -> r.replaces(n)))
          .filter(n -> !redeclared(section, n))
          .forEach(nodes::add);
    }
    added.forEach(r -> nodes.add(r.node()));
    return nodes;
  }

  /** A pack may declare a parameter of the shared base anew: then its own holds. */
  private boolean redeclared(String section, PackNode node) {
    return section.equals("parameters")
        && node.file().equals(PackFiles.BASE)
        && roots.stream()
            .filter(r -> !r.file().equals(PackFiles.BASE))
            .flatMap(r -> r.list(section).stream())
            .anyMatch(n -> n.text("id").equals(node.text("id")));
  }

  /** The entries of a section; none has the identity of another. */
  <T> List<T> unique(String section, Function<PackNode, T> read, Function<T, String> identity) {
    var result = new ArrayList<T>();
    var seen = new HashSet<String>();
    for (var node : all(section)) {
      var value = read.apply(node);
      if (seen.add(identity.apply(value))) {
        result.add(value);
      } else {
        mistakes.add(
            node,
            "duplicate",
            section + " 里“" + identity.apply(value) + "”出现两次",
            "\"" + identity.apply(value) + "\" stands twice in " + section);
      }
    }
    return result;
  }

  /** What other sections may name an entry by. */
  Set<String> ids(String section, String key) {
    var ids = new HashSet<String>();
    all(section).forEach(n -> ids.add(n.text(key)));
    return ids;
  }
}
