package org.yipanqi.governance.meetings;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.bodies.CharterRules.Votes;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.Needs;

/** What a meeting decided, and its minutes. */
@RestController
@RequestMapping("/api/meetings/{id}")
class RecordingController {

  /**
   * @param serves item, duty or clause of the pack, with {@code ref}
   * @param institution the code of an institution that has to see to it
   * @param ballot none, open, named or secret
   * @param votes of each seat, where it was named; the sums follow from them
   */
  record DecisionGiven(
      @Nullable Integer version,
      @Nullable Integer agendaNo,
      @Nullable String text,
      @Nullable String pack,
      @Nullable String serves,
      @Nullable String ref,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable String due,
      @Nullable String ballot,
      @Nullable Integer inFavour,
      @Nullable Integer against,
      @Nullable Integer abstained,
      @Nullable List<VoteGiven> votes,
      @Nullable Boolean adopted) {}

  record VoteGiven(@Nullable Long seat, @Nullable String choice) {}

  record DecisionStriking(@Nullable Integer version) {}

  record MinutesGiven(@Nullable Integer version, @Nullable String text, @Nullable String reason) {}

  /**
   * @param seat of who took the chair
   */
  record MinutesConfirming(@Nullable Integer version, @Nullable Long seat) {}

  record DecisionNumber(String id) {}

  private static final int MOST_VOTES = 1000;

  private final Recording recording;
  private final Registry registry;
  private final Callers callers;

  RecordingController(Recording recording, Registry registry, Callers callers) {
    this.recording = recording;
    this.registry = registry;
    this.callers = callers;
  }

  @PostMapping("/decisions")
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  DecisionNumber record(@PathVariable long id, @RequestBody DecisionGiven it) {
    var version = needed("version", it.version());
    var decision =
        new NewDecision(
            it.agendaNo(),
            it.text(),
            Decision.Serves.given(it.pack(), it.serves(), it.ref()),
            it.owner(),
            institution(it.institution()),
            Given.dayOrNull("due", it.due()),
            ballot(it),
            needed("adopted", it.adopted()));
    var done = recording.record(callers.current(), id, version, decision);
    return new DecisionNumber(String.valueOf(done.id()));
  }

  private @Nullable Integer institution(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : registry
            .snapshot()
            .institution(code)
            .map(Institution::id)
            .orElseThrow(GovernanceProblem.UNKNOWN_INSTITUTION::because);
  }

  private static Ballot ballot(DecisionGiven it) {
    var kind = Given.oneOf("ballot", it.ballot(), Ballot.Kind.values());
    return switch (kind) {
      case NONE -> Ballot.NONE;
      case OPEN, SECRET ->
          new Ballot(
              kind,
              new Votes(
                  Given.number("inFavour", it.inFavour(), 0, MOST_VOTES),
                  Given.number("against", it.against(), 0, MOST_VOTES),
                  Given.number("abstained", it.abstained(), 0, MOST_VOTES)),
              Map.of());
      case NAMED -> {
        var named = new HashMap<Long, Ballot.Choice>();
        for (var vote : needed("votes", it.votes())) {
          named.put(
              needed("seat", vote.seat()),
              Given.oneOf("choice", vote.choice(), Ballot.Choice.values()));
        }
        yield Ballot.named(named);
      }
    };
  }

  /** Takes back what was recorded wrongly, before the minutes are confirmed. */
  @PostMapping("/decisions/{decision}/removal")
  @Needs("governance.keep")
  DecisionNumber strike(
      @PathVariable long id, @PathVariable long decision, @RequestBody DecisionStriking it) {
    var version = needed("version", it.version());
    var gone = recording.strike(callers.current(), id, version, decision);
    return new DecisionNumber(String.valueOf(gone.id()));
  }

  @PostMapping("/minutes")
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  MeetingPageController.MinutesShown write(@PathVariable long id, @RequestBody MinutesGiven it) {
    var version = needed("version", it.version());
    return MeetingPageController.minutes(
        recording.write(callers.current(), id, version, it.text(), it.reason()));
  }

  /** Who took the chair confirms the newest; the first time the decisions begin to hold. */
  @PostMapping("/minutes/{no}/confirmation")
  @Needs("governance.keep")
  MeetingPageController.MinutesShown confirm(
      @PathVariable long id, @PathVariable int no, @RequestBody MinutesConfirming it) {
    var version = needed("version", it.version());
    var seat = needed("seat", it.seat());
    return MeetingPageController.minutes(
        recording.confirm(callers.current(), id, version, no, seat));
  }
}
