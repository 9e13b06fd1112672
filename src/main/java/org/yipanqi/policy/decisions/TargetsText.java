package org.yipanqi.policy.decisions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.decisions.DecisionCheck.Mistake;
import org.yipanqi.policy.decisions.DecisionDraft.TargetDraft;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Targets between the form and the text a pack would have: a list, which in YAML may be JSON. */
@Component
class TargetsText {

  private final JsonMapper json =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  Optional<String> of(List<TargetDraft> drafts, List<Mistake> mistakes) {
    var before = mistakes.size();
    var list = drafts.stream().map(d -> target(d, mistakes)).toList();
    return mistakes.size() > before ? Optional.empty() : Optional.of(json.writeValueAsString(list));
  }

  private static Map<String, Object> target(TargetDraft draft, List<Mistake> mistakes) {
    var target = new LinkedHashMap<String, Object>();
    if (draft.op().equals("rising") || draft.op().equals("falling")) {
      target.put(draft.op(), true);
    } else {
      target.put("op", draft.op());
      try {
        target.put("value", new BigDecimal(draft.value() == null ? "" : draft.value().strip()));
      } catch (NumberFormatException e) {
        DecisionCheck.add(mistakes, "targets", "目标要有数值", "a target needs a number");
      }
      if (draft.due() != null && !draft.due().isBlank()) {
        target.put("due", draft.due());
      }
    }
    target.put("clause", draft.clause() == null ? "" : draft.clause());
    return target;
  }

  /** As the form shows them. */
  List<TargetDraft> read(String text) {
    var drafts = new ArrayList<TargetDraft>();
    for (var target : json.readTree(text)) {
      var op =
          target.has("rising")
              ? "rising"
              : target.has("falling") ? "falling" : target.path("op").asString();
      drafts.add(
          new TargetDraft(op, text(target, "value"), text(target, "due"), text(target, "clause")));
    }
    return drafts;
  }

  private static @Nullable String text(JsonNode target, String key) {
    var value = target.path(key);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }
}
