package org.yipanqi.policy.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;

/**
 * The matters on which documents are compared name what is there, and what is shared is in them.
 */
class TopicsTest {

  private static final Path POLICIES = Path.of("policies");
  private static final Map<String, PolicyPack> PACKS = packs();
  private static final List<Topics.Topic> TOPICS = Topics.read(POLICIES);

  private static Map<String, PolicyPack> packs() {
    var packs = new LinkedHashMap<String, PolicyPack>();
    var facts = FactCatalogue.load();
    try (var folders = Files.list(POLICIES)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        packs.put(
            folder.getFileName().toString(), PackReader.read(folder, facts).pack().orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packs;
  }

  @Test
  void every_reference_is_there() {
    assertSoftly(softly -> {
      for (var topic : TOPICS) {
        topic
            .entries()
            .forEach((id, references) -> {
              var pack = PACKS.get(id);
              softly.assertThat(pack).as("%s: %s", topic.id(), id).isNotNull();
              for (var reference : references) {
                softly
                    .assertThat(
                        pack == null ? null : SideBySide.entry(pack, reference).orElse(null))
                    .as("%s: %s %s", topic.id(), id, reference)
                    .isNotNull();
              }
            });
      }
    });
  }

  @Test
  void a_topic_compares_two_documents_at_least_and_stands_once() {
    assertThat(TOPICS).allSatisfy(t -> assertThat(t.entries()).hasSizeGreaterThan(1));
    assertThat(TOPICS.stream().map(Topics.Topic::id)).doesNotHaveDuplicates();
  }

  /** What two documents call by one name is one matter; nobody may forget it. */
  @Test
  void rules_of_one_name_in_two_packs_meet_in_a_topic() {
    var byName = new LinkedHashMap<String, List<String>>();
    for (var pack : PACKS.values()) {
      pack.rules().stream()
          .map(r -> r.id())
          .distinct()
          .forEach(id -> byName.computeIfAbsent(id, _ -> new ArrayList<>()).add(pack.id()));
    }
    byName.values().removeIf(packs -> packs.size() < 2);

    assertThat(byName).isNotEmpty();
    byName.forEach((rule, packs) ->
        assertThat(TOPICS)
            .as("%s of %s", rule, packs)
            .anyMatch(t ->
                packs.stream()
                    .allMatch(
                        p -> t.entries().getOrDefault(p, List.of()).contains("rule:" + rule))));
  }

  /**
   * Both want about 90 % by the end of 2020; 70 % of the key groups here, 60 % and rising there.
   */
  @Test
  void two_documents_are_alike_apart_or_alone_in_a_matter() {
    var visits = differences("in-county-visits");
    var contracts = differences("signing");
    var year = differences("senior-title");

    assertThat(visits.pairs())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.alike()).as("the one binds three of its counties alone").isFalse();
          assertThat(p.one().says().getFirst()).isEqualTo(p.other().says().getFirst());
        });
    assertThat(visits.onlyOne()).isEmpty();
    assertThat(TOPICS.stream().flatMap(t -> differences(t.id()).pairs().stream()))
        .anyMatch(Differences.Pair::alike);
    assertThat(contracts.pairs())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.alike()).isFalse();
          assertThat(p.one().id() + " " + p.other().id()).isEqualTo("Z-17 Y-21");
          assertThat(p.one().says().getFirst().zh()).isEqualTo("不低于 70%");
          assertThat(p.other().says().getFirst().zh()).isEqualTo("不低于 60%");
        });
    assertThat(contracts.onlyOne()).extracting(SideBySide.Entry::id).contains("Z-16", "Z-18");
    assertThat(year.pairs())
        .singleElement()
        .satisfies(p -> assertThat(p.one().id()).isEqualTo("grassroots-year"));
  }

  private static Differences differences(String id) {
    var topic = TOPICS.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    return Differences.of(entries(topic, "zhanjiang-2020"), entries(topic, "yunan-2020"));
  }

  private static List<SideBySide.Entry> entries(Topics.Topic topic, String id) {
    var pack = PACKS.get(id);
    assertThat(pack).isNotNull();
    return topic.entries().getOrDefault(id, List.of()).stream()
        .flatMap(r -> SideBySide.entry(pack, r).stream())
        .toList();
  }

  /** None is the matter of one document alone. */
  @Test
  void every_goal_with_a_figure_is_compared() {
    var compared =
        TOPICS.stream()
            .flatMap(t -> t.entries().entrySet().stream())
            .flatMap(e -> e.getValue().stream().map(r -> e.getKey() + " " + r))
            .toList();
    assertSoftly(softly -> {
      for (var pack : PACKS.values()) {
        for (var goal : pack.goals()) {
          if (goal.series() != null) {
            softly.assertThat(compared).contains(pack.id() + " goal:" + goal.id());
          }
        }
      }
    });
  }
}
