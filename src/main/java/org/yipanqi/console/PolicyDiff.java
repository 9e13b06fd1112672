package org.yipanqi.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.coverage.SideBySide;
import org.yipanqi.policy.coverage.SideBySide.Entry;
import org.yipanqi.policy.coverage.Topics.Topic;

/** Tells in words how two documents differ: first where both speak, then where one alone does. */
final class PolicyDiff {

  private final PolicyPack one;
  private final PolicyPack other;
  private final List<Topic> topics;

  PolicyDiff(PolicyPack one, PolicyPack other, List<Topic> topics) {
    this.one = one;
    this.other = other;
    this.topics = topics;
  }

  void print(PrintWriter out) {
    var both = topics.stream().filter(t -> has(t, one) && has(t, other)).toList();
    for (var topic : both) {
      out.println();
      out.println(topic.title().in(Texts.language()));
      entries(topic, one).forEach(e -> entry(out, e));
      entries(topic, other).forEach(e -> entry(out, e));
    }
    alone(out, one, other);
    alone(out, other, one);
    out.println();
    out.println(Texts.of("console.policy.compared", topics.size(), both.size()));
  }

  private void alone(PrintWriter out, PolicyPack here, PolicyPack there) {
    var only = topics.stream().filter(t -> has(t, here) && !has(t, there)).toList();
    if (!only.isEmpty()) {
      out.println();
      out.println(Texts.of("console.policy.only-in", here.title().in(Texts.language())));
      only.forEach(t -> out.println("  " + t.title().in(Texts.language())));
    }
  }

  private static boolean has(Topic topic, PolicyPack pack) {
    return topic.entries().containsKey(pack.id());
  }

  private static List<Entry> entries(Topic topic, PolicyPack pack) {
    return Objects.requireNonNull(topic.entries().get(pack.id())).stream()
        .flatMap(reference -> SideBySide.entry(pack, reference).stream())
        .toList();
  }

  private static void entry(PrintWriter out, Entry entry) {
    var language = Texts.language();
    out.println(
        "  "
            + Texts.of(
                "console.policy.says",
                entry.packTitle().in(language),
                entry.title().in(language),
                entry.place()));
    entry.says().forEach(s -> out.println("    " + s.in(language)));
    entry.open().forEach(s -> out.println("    " + s.in(language)));
    if (entry.how() != null) {
      out.println("    = " + entry.how().in(language));
    }
    if (!entry.kind().equals("rule")) {
      out.println(
          "  "
              + (entry.due() == null
                  ? Texts.of("console.policy.no-due")
                  : Texts.of("console.policy.due", entry.due())));
    }
  }
}
