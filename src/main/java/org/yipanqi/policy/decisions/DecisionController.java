package org.yipanqi.policy.decisions;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** What the county decides about a policy: drafts, publications, withdrawals. */
@RestController
@RequestMapping("/api/packs/{pack}/decisions")
class DecisionController {

  record DecisionList(List<DecisionRow> rows, @Nullable String next) {}

  /**
   * @param kind parameter, series or measure
   * @param targetLabel the name of what is decided about
   * @param state draft, published or withdrawn
   * @param value of a parameter, null for a definition
   * @param endedBy who published or withdrew it
   * @param leftOut whether it was published but no longer fits the pack, so that it doesn't hold
   */
  record DecisionRow(
      String id,
      String kind,
      String target,
      Label targetLabel,
      String validFrom,
      String basis,
      String state,
      @Nullable String value,
      @Nullable Label valueWords,
      DecisionWording wording,
      String draftedBy,
      OffsetDateTime draftedAt,
      @Nullable String endedBy,
      @Nullable OffsetDateTime endedAt,
      boolean leftOut) {}

  /** The parts of a definition as the form has them; those it doesn't have are null. */
  record DecisionWording(
      @Nullable String formula,
      @Nullable String where,
      @Nullable String unknown,
      @Nullable String direction,
      @Nullable List<DecisionDraft.TargetDraft> targets) {}

  record DecisionMistakes(List<FieldOfDecision> mistakes) {}

  /**
   * @param line in the field's text, counted from 1
   */
  record FieldOfDecision(String field, int line, int column, Label message) {}

  /**
   * @param edition of the pack that the impact list was computed for
   */
  record Publication(String edition) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Callers callers;
  private final Decisions decisions;
  private final Policies policies;
  private final DecisionWords words;

  DecisionController(Callers callers, Decisions decisions, Policies policies, DecisionWords words) {
    this.callers = callers;
    this.decisions = decisions;
    this.policies = policies;
    this.words = words;
  }

  /** The newest first. */
  @Needs("policy.see_policies")
  @GetMapping
  DecisionList list(
      @PathVariable String pack,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found =
        decisions.list(callers.current(), pack, state(state), Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new DecisionList(
        rows.stream().map(d -> row(pack, d)).toList(),
        more ? String.valueOf(rows.getLast().amendment().no()) : null);
  }

  @Needs("policy.see_policies")
  @GetMapping("/{id}")
  DecisionRow one(@PathVariable String pack, @PathVariable long id) {
    return row(pack, decisions.find(pack, id));
  }

  /** What is wrong with a decision while it is being written. Nothing is kept. */
  @Needs("policy.decide")
  @PostMapping("/check")
  DecisionMistakes check(@PathVariable String pack, @RequestBody DecisionDraft draft) {
    return new DecisionMistakes(
        decisions.check(callers.current(), pack, draft).stream()
            .map(m -> new FieldOfDecision(m.field(), m.line(), m.column(), m.message()))
            .toList());
  }

  /** Keeps a draft. One with mistakes is refused with the fields they lie in. */
  @Needs("policy.decide")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  DecisionRow draft(@PathVariable String pack, @RequestBody DecisionDraft draft) {
    return row(pack, decisions.draft(callers.current(), pack, draft));
  }

  @Needs("policy.decide")
  @PostMapping("/{id}/publication")
  DecisionRow publish(
      @PathVariable String pack, @PathVariable long id, @RequestBody Publication publication) {
    if (!publication.edition().matches("\\d{1,18}")) {
      throw new MalformedRequest("edition", "web.bad-value");
    }
    var edition = Long.parseLong(publication.edition());
    return row(pack, decisions.publish(callers.current(), pack, id, edition));
  }

  @Needs("policy.decide")
  @PostMapping("/{id}/withdrawal")
  DecisionRow withdraw(@PathVariable String pack, @PathVariable long id) {
    return row(pack, decisions.withdraw(callers.current(), pack, id));
  }

  private static Decision.@Nullable State state(@Nullable String code) {
    if (code == null || code.isEmpty()) {
      return null;
    }
    return Arrays.stream(Decision.State.values())
        .filter(s -> s.name().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> new MalformedRequest("state", "web.bad-value"));
  }

  private DecisionRow row(String packId, Decision decision) {
    var amendment = decision.amendment();
    var pack = policies.get(packId);
    var value = amendment.fields().get("value");
    var ended = decision.ended();
    return new DecisionRow(
        String.valueOf(amendment.no()),
        amendment.kind().name().toLowerCase(Locale.ROOT),
        amendment.target(),
        words.target(pack, amendment),
        YearMonth.from(amendment.from()).toString(),
        decision.basis(),
        decision.state().name().toLowerCase(Locale.ROOT),
        value,
        words.value(pack, amendment),
        words.wording(amendment.fields()),
        decision.drafted().name(),
        decision.drafted().at(),
        ended == null ? null : ended.name(),
        ended == null ? null : ended.at(),
        policies.leftOut().contains(amendment.no()));
  }
}
