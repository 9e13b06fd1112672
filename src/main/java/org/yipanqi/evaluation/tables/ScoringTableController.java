package org.yipanqi.evaluation.tables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.yipanqi.evaluation.scoring.Criterion;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.scoring.TableMistake;
import org.yipanqi.evaluation.scoring.TableReader;
import org.yipanqi.evaluation.scoring.TableWords;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Scoring tables of a county: listed, opened, checked, sent in. */
@RestController
@RequestMapping("/api/scoring-tables")
class ScoringTableController {

  /** A file's text. */
  record ScoringFile(@Nullable String content) {}

  record ScoringTableNumber(long id) {}

  /** One version of a table, without its file. */
  record ScoringTableLine(
      long id,
      String code,
      int version,
      LocalDate from,
      String pack,
      String about,
      boolean ours,
      Label title,
      String sentBy,
      OffsetDateTime sentAt) {}

  /** A version with its file. */
  record ScoringTableView(ScoringTableLine line, String content, ScoringTableCheck check) {}

  /**
   * What a file says.
   *
   * @param title null when it has mistakes
   * @param weightOfFigures how much of the whole comes of figures
   * @param left standards and indicators of the policy that no criterion scores
   * @param lines the criteria in words; empty when it has mistakes
   */
  record ScoringTableCheck(
      List<TableMistake> mistakes,
      @Nullable Label title,
      int criteria,
      @Nullable String whole,
      @Nullable String weightOfFigures,
      List<ScoringLeft> left,
      List<ScoringLine> lines) {}

  /**
   * Something that the table does not score.
   *
   * @param kind standard or indicator
   */
  record ScoringLeft(String kind, int no, Label title) {}

  /**
   * One line of a table in words.
   *
   * @param indicator the number in the policy's list; null outside it
   * @param place of the clause in the document
   * @param units departments that it concerns; empty for all
   * @param missing what a figure that is none means; null where people state points
   */
  record ScoringLine(
      String criterion,
      Label title,
      String source,
      String reference,
      @Nullable Integer indicator,
      String place,
      String weight,
      Label points,
      @Nullable Label missing,
      List<String> units) {}

  private final ScoringTables tables;
  private final Policies policies;
  private final Callers callers;

  ScoringTableController(ScoringTables tables, Policies policies, Callers callers) {
    this.tables = tables;
    this.policies = policies;
    this.callers = callers;
  }

  @GetMapping
  @Needs(value = "evaluation.see", figuresOf = "county")
  List<ScoringTableLine> list(@RequestParam String county) {
    return tables.of(callers.current(), county(county)).stream()
        .map(ScoringTableController::line)
        .toList();
  }

  @GetMapping("/{id}")
  @Needs("evaluation.see")
  ScoringTableView one(@PathVariable long id) {
    var kept = tables.get(callers.current(), id);
    return new ScoringTableView(line(kept), kept.content(), view(tables.check(kept.content())));
  }

  /** A sample for a county to begin with; every weight in it is ours. */
  @GetMapping("/sample")
  @Needs(value = "evaluation.keep_tables", figuresOf = "county")
  ScoringFile sample(
      @RequestParam String county, @RequestParam(required = false) @Nullable String about) {
    var of = ScoringTable.About.of(about == null ? "community" : about);
    return new ScoringFile(tables.sample(county(county), MalformedRequest.needed("about", of)));
  }

  /** Reads a file and says what is wrong in it; nothing is kept. */
  @PostMapping("/check")
  @Needs("evaluation.keep_tables")
  ScoringTableCheck check(@RequestBody ScoringFile file) {
    return view(tables.check(MalformedRequest.needed("content", file.content())));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs("evaluation.keep_tables")
  ScoringTableNumber send(@RequestBody ScoringFile file) {
    var content = MalformedRequest.needed("content", file.content());
    return new ScoringTableNumber(tables.send(callers.current(), content));
  }

  private static long county(String code) {
    if (!code.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "web.needed");
    }
    return Long.parseLong(code);
  }

  private static ScoringTableLine line(KeptTable it) {
    return new ScoringTableLine(
        it.id(),
        it.code(),
        it.version(),
        it.from(),
        it.pack(),
        it.about(),
        it.ours(),
        it.title(),
        it.sentByName(),
        it.sentAt());
  }

  private ScoringTableCheck view(TableReader.Reading reading) {
    var table = reading.table();
    if (table == null) {
      return new ScoringTableCheck(reading.mistakes(), null, 0, null, null, List.of(), List.of());
    }
    var figures =
        table.criteria().stream()
            .filter(it -> it.series() != null)
            .map(Criterion::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ScoringTableCheck(
        List.of(),
        table.title(),
        table.criteria().size(),
        table.whole().toPlainString(),
        figures.toPlainString(),
        left(table, policies.get(table.pack())),
        table.criteria().stream().map(it -> line(policies.find(table.pack()), it)).toList());
  }

  private static ScoringLine line(Optional<PolicyPack> pack, Criterion it) {
    return new ScoringLine(
        it.id(),
        it.title(),
        it.source().kind(),
        it.source().reference(),
        it.source() instanceof Criterion.Source.OfSeries of ? of.indicator() : null,
        ScoringTables.place(pack, it),
        it.weight().toPlainString(),
        TableWords.points(it),
        TableWords.missing(it),
        it.units().stream().sorted().toList());
  }

  private static List<ScoringLeft> left(ScoringTable table, PolicyPack pack) {
    var all = new ArrayList<ScoringLeft>();
    if (table.about() != ScoringTable.About.COMMUNITY) {
      return all; // the policy's standards and indicators are of communities
    }
    pack.standards().stream()
        .filter(s ->
            sources(table)
                .noneMatch(it -> it instanceof Criterion.Source.OfStandard of && of.no() == s.no()))
        .forEach(s -> all.add(new ScoringLeft("standard", s.no(), s.title())));
    pack.indicators().stream()
        .filter(i ->
            sources(table)
                .noneMatch(it ->
                    it instanceof Criterion.Source.OfSeries of && i.series().contains(of.series())))
        .forEach(i -> all.add(new ScoringLeft("indicator", i.no(), i.title())));
    return all;
  }

  private static Stream<Criterion.Source> sources(ScoringTable table) {
    return table.criteria().stream().map(Criterion::source);
  }
}
