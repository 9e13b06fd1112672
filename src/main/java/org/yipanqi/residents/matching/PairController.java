package org.yipanqi.residents.matching;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_JUDGEMENT;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.yipanqi.residents.matching.Pairs.State;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Entries that may be one person: the queue, what is made of it, and taking back. */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.merge")
class PairController {

  /**
   * @param waiting how many are open, of those in sight
   */
  record PairList(List<PairRow> rows, @Nullable String next, long waiting) {}

  /**
   * @param score the sum of the weights, exact
   * @param certain whether the rules take them for one person
   */
  record PairRow(
      long id,
      PairSide low,
      PairSide high,
      String score,
      boolean certain,
      String rules,
      List<PairLine> lines,
      OffsetDateTime foundAt,
      String state,
      int version,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String reason) {}

  /** Masked. */
  record PairSide(
      String personNo, String name, String sex, LocalDate born, @Nullable LocalDate died) {}

  record PairLine(String trait, Label label, String likeness, Label says, String weight) {}

  /**
   * @param judgement same, different or later
   * @param survivor where they are the same: the number of the entry that stands for both
   * @param reason in words
   */
  record PairJudgement(
      int version,
      @Nullable String judgement,
      @Nullable String survivor,
      @Nullable String reason) {}

  record PairsSought(int found) {}

  record MergeUndoing(@Nullable String reason) {}

  record MergeEventRow(
      long id,
      String kind,
      String survivor,
      String merged,
      OffsetDateTime at,
      String userName,
      String reason) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Pairs pairs;
  private final Merges merges;
  private final Candidates candidates;
  private final Callers callers;

  PairController(Pairs pairs, Merges merges, Candidates candidates, Callers callers) {
    this.pairs = pairs;
    this.merges = merges;
    this.candidates = candidates;
    this.callers = callers;
  }

  @GetMapping("/pairs")
  ResponseEntity<PairList> list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Paging.cursor(cursor);
    var asked = State.find(state).orElseThrow(UNKNOWN_JUDGEMENT::because);
    var caller = callers.current();
    var found = pairs.list(caller, asked, after == null ? 0 : after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new PairList(
                page.stream().map(PairController::row).toList(),
                more ? String.valueOf(page.getLast().id()) : null,
                pairs.waiting(caller)));
  }

  /** Looks through the whole index for entries that may be one person. */
  @PostMapping("/pairs/searches")
  PairsSought seek() {
    return new PairsSought(candidates.seek(callers.current()));
  }

  @PostMapping("/pairs/{id}/judgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void judge(@PathVariable long id, @RequestBody PairJudgement judgement) {
    var becomes =
        State.find(judgement.judgement())
            .filter(each -> each != State.OPEN)
            .orElseThrow(UNKNOWN_JUDGEMENT::because);
    pairs.decide(
        callers.current(),
        id,
        judgement.version(),
        becomes,
        judgement.survivor(),
        judgement.reason());
  }

  /** What was brought together and taken apart of an entry. */
  @GetMapping("/{personNo}/merges")
  List<MergeEventRow> merges(@PathVariable String personNo) {
    return merges.of(callers.current(), personNo).stream()
        .map(each ->
            new MergeEventRow(
                each.id(),
                each.kind(),
                each.survivor(),
                each.merged(),
                each.at(),
                each.userName(),
                each.reason()))
        .toList();
  }

  /** Takes an entry out of the one it was brought into. */
  @PostMapping("/{personNo}/unmerging")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unmerge(@PathVariable String personNo, @RequestBody MergeUndoing undoing) {
    merges.unmerge(callers.current(), personNo, undoing.reason());
  }

  private static PairRow row(Pairs.Pair of) {
    return new PairRow(
        of.id(),
        side(of.low()),
        side(of.high()),
        of.score().toPlainString(),
        of.certain(),
        of.rules(),
        of.lines().stream()
            .map(line ->
                new PairLine(
                    line.trait().code(),
                    line.trait().label(),
                    line.likeness().code(),
                    line.likeness().label(),
                    line.weight().toPlainString()))
            .toList(),
        of.foundAt(),
        of.state().code(),
        of.version(),
        of.decidedBy(),
        of.decidedAt(),
        of.reason());
  }

  private static PairSide side(Pairs.Side of) {
    return new PairSide(of.personNo(), of.name(), of.sex(), of.born(), of.died());
  }
}
