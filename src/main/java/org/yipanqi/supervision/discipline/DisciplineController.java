package org.yipanqi.supervision.discipline;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.discipline.ProposalShown.MeasureOfPolicy;
import org.yipanqi.supervision.discipline.ProposalShown.WholeProposal;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Measures proposed, decided and carried out. */
@RestController
@RequestMapping("/api/discipline")
class DisciplineController {

  record ProposalPage(List<ProposalShown> rows, @Nullable String next) {}

  record MeasureSearch(@Nullable String county) {}

  record MeasuresFound(int standing) {}

  /**
   * @param about the number of the task or of the inspected unit
   */
  record MeasureByHand(
      @Nullable String county,
      @Nullable String pack,
      @Nullable String measure,
      @Nullable String about,
      @Nullable String reason) {}

  record ProposalNumber(String id) {}

  /** A measure taken, with the letter as it is sent. */
  record MeasureTaken(
      @Nullable Integer version,
      @Nullable String prefix,
      @Nullable String on,
      @Nullable String sender,
      @Nullable String unit,
      @Nullable String title,
      @Nullable String body,
      @Nullable String remark) {}

  record MeasureDeclined(@Nullable Integer version, @Nullable String reason) {}

  record MeasureDone(@Nullable Integer version, @Nullable String on, @Nullable String words) {}

  private static final int USUAL = 50;
  private static final int MOST = 100;

  private final Proposing proposing;
  private final Deciding deciding;
  private final ProposalBook book;
  private final Ledger ledger;
  private final Callers callers;

  DisciplineController(
      Proposing proposing, Deciding deciding, ProposalBook book, Ledger ledger, Callers callers) {
    this.proposing = proposing;
    this.deciding = deciding;
    this.book = book;
    this.ledger = ledger;
    this.callers = callers;
  }

  /** What the county's policies have, each with its condition in words. */
  @GetMapping("/measures")
  @Needs(value = "supervision.see_measures", figuresOf = "county")
  List<MeasureOfPolicy> measures(@RequestParam String county) {
    return book.measures(ledger.county(county));
  }

  /** The newest first. */
  @GetMapping("/proposals")
  @Needs(value = "supervision.see_measures", figuresOf = "county")
  ProposalPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    var found = book.list(ledger.county(county), state(state), before, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new ProposalPage(
        page.stream().map(book::shown).toList(), more ? String.valueOf(page.getLast().id()) : null);
  }

  @GetMapping("/proposals/{id}")
  @Needs("supervision.see_measures")
  WholeProposal one(@PathVariable long id, Locale locale) {
    return book.whole(callers.current(), id, locale);
  }

  /** Asks every condition now, instead of within the hour. */
  @PostMapping("/searches")
  @Needs("supervision.decide")
  MeasuresFound search(@RequestBody MeasureSearch given) {
    var county = ledger.county(needed("county", given.county()));
    if (!callers.current().writes().covers(county)) {
      throw SupervisionProblem.NOT_YOURS.because();
    }
    return new MeasuresFound(proposing.sweep(county));
  }

  @PostMapping("/proposals")
  @Needs("supervision.inspect")
  @ResponseStatus(HttpStatus.CREATED)
  ProposalNumber propose(@RequestBody MeasureByHand given) {
    var about = Paging.cursor(needed("about", given.about()));
    var wanted =
        new Deciding.ByHand(
            ledger.county(needed("county", given.county())),
            needed("pack", given.pack()),
            needed("measure", given.measure()),
            needed("about", about),
            Given.words(given.reason()));
    return new ProposalNumber(String.valueOf(deciding.propose(caller(), wanted)));
  }

  @PostMapping("/proposals/{id}/acceptance")
  @Needs("supervision.decide")
  ProposalShown accept(@PathVariable long id, @RequestBody MeasureTaken given) {
    var letter =
        new Deciding.NewLetter(
            needed("prefix", given.prefix()),
            Given.day("on", given.on()),
            needed("sender", given.sender()),
            needed("unit", given.unit()),
            needed("title", given.title()),
            needed("body", given.body()));
    var version = needed("version", given.version());
    return book.shown(deciding.accept(caller(), id, version, letter, given.remark()));
  }

  @PostMapping("/proposals/{id}/refusal")
  @Needs("supervision.decide")
  ProposalShown decline(@PathVariable long id, @RequestBody MeasureDeclined given) {
    var version = needed("version", given.version());
    return book.shown(deciding.decline(caller(), id, version, given.reason()));
  }

  @PostMapping("/proposals/{id}/outcome")
  @Needs("supervision.decide")
  ProposalShown carriedOut(@PathVariable long id, @RequestBody MeasureDone given) {
    var version = needed("version", given.version());
    var on = Given.day("on", given.on());
    return book.shown(deciding.carriedOut(caller(), id, version, on, given.words()));
  }

  private Caller caller() {
    return callers.current();
  }

  private static Proposal.@Nullable State state(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : Arrays.stream(Proposal.State.values())
            .filter(s -> s.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("state", "web.bad-value"));
  }
}
