package org.yipanqi.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.coverage.Differences;
import org.yipanqi.policy.coverage.SideBySide;
import org.yipanqi.policy.coverage.SideBySide.Entry;
import org.yipanqi.policy.coverage.Topics.Topic;

/**
 * Tells in words how two documents differ, matter by matter: what they say alike, where they part,
 * what one says alone.
 */
final class PolicyDiff {

  private final PolicyPack one;
  private final PolicyPack other;
  private final List<Topic> topics;
  private final PrintWriter out;

  PolicyDiff(PolicyPack one, PolicyPack other, List<Topic> topics, PrintWriter out) {
    this.one = one;
    this.other = other;
    this.topics = topics;
    this.out = out;
  }

  void print() {
    out.println();
    out.println(Texts.of("console.policy.first", words(one.title())));
    out.println(Texts.of("console.policy.second", words(other.title())));
    var both = topics.stream().filter(t -> has(t, one) && has(t, other)).toList();
    for (var topic : both) {
      out.println();
      out.println(words(topic.title()));
      topic(Differences.of(entries(topic, one), entries(topic, other)));
    }
    alone("console.policy.matters-first", one, other);
    alone("console.policy.matters-second", other, one);
    out.println();
    out.println(Texts.of("console.policy.compared", topics.size(), both.size()));
  }

  private void topic(Differences of) {
    of.pairs().stream().filter(Differences.Pair::alike).forEach(this::alike);
    of.pairs().stream().filter(p -> !p.alike()).forEach(this::apart);
    of.onlyOne().forEach(e -> said("console.policy.alone-first", e, List.of()));
    of.onlyOther().forEach(e -> said("console.policy.alone-second", e, List.of()));
  }

  private void alike(Differences.Pair pair) {
    var entry = pair.one();
    out.println(
        Texts.of(
            "console.policy.alike",
            words(entry.title()),
            entry.place(),
            pair.other().place(),
            sentence(entry, List.of())));
  }

  private void apart(Differences.Pair pair) {
    var common = pair.common();
    var title = words(pair.one().title());
    var there = words(pair.other().title());
    var both = title.equals(there) ? title : title + " / " + there;
    out.println(Texts.of("console.policy.apart", both));
    said("console.policy.says-first", pair.one(), common);
    said("console.policy.says-second", pair.other(), common);
    var how = pair.one().how();
    if (how != null && how.equals(pair.other().how())) {
      out.println(Texts.of("console.policy.same-formula", words(how)));
    }
    if (!common.isEmpty()) {
      out.println(Texts.of("console.policy.in-common", common.size()));
    }
  }

  private void said(String key, Entry entry, List<Label> common) {
    out.println(Texts.of(key, words(entry.title()), entry.place(), sentence(entry, common)));
  }

  /** What an entry says, what it leaves open, and by when; without what the other says too. */
  private static String sentence(Entry entry, List<Label> common) {
    var parts = new ArrayList<String>();
    entry.says().stream().filter(s -> !common.contains(s)).forEach(s -> parts.add(words(s)));
    entry.open().forEach(s -> parts.add(words(s)));
    if (!entry.kind().equals("rule") && !entry.kind().equals("parameter")) {
      parts.add(due(entry.due()));
    }
    var note = entry.note();
    if (note != null) {
      parts.add(words(note));
    }
    if (parts.isEmpty()) {
      parts.add(Texts.of("console.policy.nothing-else"));
    }
    return String.join(
        Texts.of("console.policy.joined"),
        parts.stream().map(p -> p.replaceFirst("[。.]$", "")).toList());
  }

  private static String due(@Nullable String due) {
    return due == null ? Texts.of("console.policy.no-due") : Texts.of("console.policy.due", due);
  }

  private void alone(String key, PolicyPack here, PolicyPack there) {
    var only =
        topics.stream()
            .filter(t -> has(t, here) && !has(t, there))
            .map(t -> words(t.title()))
            .toList();
    if (!only.isEmpty()) {
      out.println();
      out.println(Texts.of(key, String.join(Texts.of("console.policy.joined"), only)));
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

  private static String words(Label label) {
    return label.in(Texts.language());
  }
}
