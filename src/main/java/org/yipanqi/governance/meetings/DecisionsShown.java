package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.CharterRules;

/** What a meeting decided, as it travels. */
@Component
class DecisionsShown {

  /**
   * @param minuted as the newest minutes have it, whatever was corrected later
   * @param clause in which the line of the policy stands that it serves, with its place
   * @param ballot none, open, named or secret; none: there was no vote
   * @param verdict by the charter: carried, not_carried, not_voted, not_stated
   * @param state recorded, open, done, dropped or rejected
   */
  record DecisionOfMeeting(
      String id,
      int no,
      @Nullable Integer agendaNo,
      String text,
      String minuted,
      @Nullable String pack,
      @Nullable String serves,
      @Nullable String ref,
      @Nullable String clause,
      @Nullable String place,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable LocalDate due,
      String ballot,
      @Nullable Integer inFavour,
      @Nullable Integer against,
      @Nullable Integer abstained,
      List<VoteShown> votes,
      boolean adopted,
      String verdict,
      String state,
      @Nullable String outcome,
      @Nullable LocalDate settledOn,
      int version) {}

  record VoteShown(String seat, String choice) {}

  private final Surroundings around;
  private final MinutesPaper paper;

  DecisionsShown(Surroundings around, MinutesPaper paper) {
    this.around = around;
    this.paper = paper;
  }

  DecisionOfMeeting shown(
      Decision it,
      CharterRules rules,
      CharterRules.Heads heads,
      @Nullable OffsetDateTime confirmedAt) {
    var votes = it.ballot().votes();
    var serves = it.serves();
    var line = around.line(it);
    return new DecisionOfMeeting(
        String.valueOf(it.id()),
        it.no(),
        it.agendaNo(),
        it.text(),
        paper.line(it, confirmedAt),
        serves == null ? null : serves.pack(),
        serves == null ? null : Given.code(serves.kind()),
        serves == null ? null : serves.ref(),
        line.map(ServedLines.Line::clause).orElse(null),
        line.map(ServedLines.Line::place).orElse(null),
        it.owner(),
        around.institution(it.institution()),
        it.due(),
        Given.code(it.ballot().kind()),
        votes == null ? null : votes.inFavour(),
        votes == null ? null : votes.against(),
        votes == null ? null : votes.abstained(),
        it.ballot().named().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(v -> new VoteShown(String.valueOf(v.getKey()), Given.code(v.getValue())))
            .toList(),
        it.adopted(),
        Given.code(it.ballot().verdict(rules, heads)),
        Given.code(it.state()),
        it.outcome(),
        it.settledOn(),
        it.version());
  }
}
