package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
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
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.sources.CalendarSettings.CalendarSetting;
import org.yipanqi.facts.sources.Obligations.NewRule;
import org.yipanqi.facts.sources.OwedRules.OwedCursor;
import org.yipanqi.facts.sources.OwedRules.OwedRule;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Who owes what from which system by when, and the county's usual day. */
@RestController
@RequestMapping("/api/sources")
class ObligationController {

  record OwedList(List<OwedRule> rows, @Nullable String next) {}

  /**
   * @param begins where the rule begins that is to end
   */
  record EndOrder(LocalDate begins, LocalDate lastDay, @Nullable String reason) {}

  /**
   * @param successors who owe from the day on
   */
  record Succession(List<String> successors, LocalDate from, @Nullable String reason) {}

  record SuccessionDone(int entered) {}

  record NewSetting(LocalDate validFrom, int dueDay, int dueMonths, int leadDays) {}

  /** What can be chosen when a rule is entered. */
  record CalendarChoices(List<CalendarChoice> facts, List<CalendarChoice> systems) {}

  record CalendarChoice(String code, Label label) {}

  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final String CURSOR = "\\d{1,12}~[a-z_]{1,40}~\\d{4}-\\d\\d-\\d\\d";

  private final Callers callers;
  private final Obligations obligations;
  private final CalendarSettings settings;
  private final GapReader reader;
  private final FactCatalogue catalogue;

  ObligationController(
      Callers callers,
      Obligations obligations,
      CalendarSettings settings,
      GapReader reader,
      FactCatalogue catalogue) {
    this.callers = callers;
    this.obligations = obligations;
    this.settings = settings;
    this.reader = reader;
    this.catalogue = catalogue;
  }

  @Needs("facts.see_sources")
  @GetMapping("/owed")
  OwedList owed(
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String fact,
      @RequestParam(defaultValue = "false") boolean ended,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var of = scope == null || scope.isEmpty() ? callers.current().unit() : scope;
    var wanted = fact == null || fact.isEmpty() ? null : fact;
    var found = obligations.list(callers.current(), of, wanted, ended, cursor(cursor), most);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new OwedList(rows, more ? cursor(rows.getLast()) : null);
  }

  private String cursor(OwedRule last) {
    var unit = reader.find(last.unit()).orElseThrow().id();
    return unit + "~" + last.fact() + "~" + last.validFrom();
  }

  private static @Nullable OwedCursor cursor(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!text.matches(CURSOR)) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
    var parts = text.split("~", -1);
    try {
      return new OwedCursor(Long.parseLong(parts[0]), parts[1], LocalDate.parse(parts[2]));
    } catch (DateTimeParseException e) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
  }

  @Needs("facts.keep_calendar")
  @PostMapping("/owed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(@RequestBody NewRule rule) {
    MalformedRequest.needed("unit", rule.unit());
    MalformedRequest.needed("fact", rule.fact());
    MalformedRequest.needed("validFrom", rule.validFrom());
    obligations.add(callers.current(), rule);
  }

  @Needs(value = "facts.keep_calendar", figuresOf = "unit")
  @PostMapping("/owed/{unit}/{fact}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String unit, @PathVariable String fact, @RequestBody EndOrder body) {
    var reason = body.reason() == null ? "" : body.reason();
    var begins = MalformedRequest.needed("begins", body.begins());
    var lastDay = MalformedRequest.needed("lastDay", body.lastDay());
    obligations.end(callers.current(), unit, fact, begins, lastDay, reason);
  }

  /** An institution splits or is merged. */
  @Needs(value = "facts.keep_calendar", figuresOf = "unit")
  @PostMapping("/owed/{unit}/succession")
  SuccessionDone succeed(@PathVariable String unit, @RequestBody Succession body) {
    var reason = body.reason() == null ? "" : body.reason();
    return new SuccessionDone(
        obligations.succeed(
            callers.current(),
            unit,
            MalformedRequest.needed("successors", body.successors()),
            MalformedRequest.needed("from", body.from()),
            reason));
  }

  @Needs("facts.see_sources")
  @GetMapping("/choices")
  CalendarChoices choices() {
    return new CalendarChoices(
        catalogue.facts().stream()
            .filter(it -> it.reporter() != null)
            .map(it -> new CalendarChoice(it.code(), it.label()))
            .toList(),
        reader.systems());
  }

  @Needs(value = "facts.see_sources", figuresOf = "county")
  @GetMapping("/settings/{county}")
  List<CalendarSetting> settings(@PathVariable String county) {
    return settings.list(callers.current(), county);
  }

  @Needs(value = "facts.keep_calendar", figuresOf = "county")
  @PostMapping("/settings/{county}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@PathVariable String county, @RequestBody NewSetting body) {
    settings.set(
        callers.current(),
        county,
        MalformedRequest.needed("validFrom", body.validFrom()),
        body.dueDay(),
        body.dueMonths(),
        body.leadDays());
  }
}
