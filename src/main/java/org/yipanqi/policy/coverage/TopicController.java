package org.yipanqi.policy.coverage;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** The same matter in several documents, side by side. */
@RestController
@RequestMapping("/api/policy-topics")
@Needs("policy.see_policies")
class TopicController {

  record TopicShown(String id, Label title, List<SideBySide.Entry> entries) {}

  private final Policies policies;
  private final Topics topics;

  TopicController(Policies policies, Topics topics) {
    this.policies = policies;
    this.topics = topics;
  }

  /** All of them: a few dozen. A pack that isn't in the house says nothing. */
  @GetMapping
  List<TopicShown> topics() {
    return topics.all().stream()
        .map(t -> new TopicShown(t.id(), t.title(), entries(t.entries())))
        .toList();
  }

  private List<SideBySide.Entry> entries(Map<String, List<String>> byPack) {
    return byPack.entrySet().stream()
        .flatMap(e ->
            policies.find(e.getKey()).stream()
                .flatMap(
                    pack -> e.getValue().stream().flatMap(r -> SideBySide.entry(pack, r).stream())))
        .toList();
  }
}
