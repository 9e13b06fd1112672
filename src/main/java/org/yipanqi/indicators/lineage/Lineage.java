package org.yipanqi.indicators.lineage;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.RecordsView.RecordLine;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.registry.Registry;

/** From a number to its records: the same filter run without the aggregate. */
@Service
public class Lineage {

  static final int MAX_LIMIT = 500;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Recounts recounts;
  private final LineageTrail trail;
  private final JdbcTemplate jdbc;

  Lineage(
      Evaluations evaluations,
      Registry registry,
      Recounts recounts,
      LineageTrail trail,
      JdbcTemplate jdbc) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.recounts = recounts;
    this.trail = trail;
    this.jdbc = jdbc;
  }

  /** What is asked for: a part of a series' formula for a row in a period. */
  public record Question(
      PolicyPack pack, String series, String scope, Period period, String part) {}

  /** A page of records. How many there are is told by the cells, where they can tell. */
  @Transactional
  public RecordsView page(
      Caller caller, Question question, RecordAsk ask, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw IndicatorProblem.BAD_LIMIT.because(MAX_LIMIT);
    }
    var asked = asked(question, ask);
    var search = asked.search();
    var rows = new ArrayList<RecordLine>();
    var next = read(search, RecordCursor.read(cursor, search.order()), limit, rows::add);
    if (search.hasPerson() && !rows.isEmpty()) {
      trail.listed(caller, question, rows.size());
    }
    var total = asked.records().orElseGet(() -> recounts.of(search, question).records());
    return new RecordsView(
        search.measure().label(),
        RecordValues.columns(search),
        rows,
        next,
        total,
        ask.filters().isEmpty() && seesAll(caller) ? total : filtered(search));
  }

  /** Whether no policy of rows hides a record from somebody who may see the figure. */
  private static boolean seesAll(Caller caller) {
    return caller.scope().records().all() && caller.scope().homes().all();
  }

  /** The number once more, from its records. */
  public RecountView recount(Caller caller, Question question) {
    var counted = recounts.of(search(question, RecordAsk.ALL), question);
    return new RecountView(counted.records(), Objects.requireNonNull(Words.exact(counted.value())));
  }

  /** Every record, in the same order and with the same columns as the pages. */
  @Transactional
  public RecordsView all(Caller caller, Question question, RecordAsk ask, int most) {
    var search = search(question, ask);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, RecordCursor.START, most, rows::add);
    if (search.hasPerson() && !rows.isEmpty()) {
      trail.takenOut(caller, question, rows.size());
    }
    return new RecordsView(
            search.measure().label(),
            RecordValues.columns(search),
            rows,
            next,
            rows.size(),
            rows.size())
        .only(ask.columns());
  }

  /** What to search for, and how many records the cells say there are. */
  private record Asked(RecordSearch search, OptionalLong records) {}

  private RecordSearch search(Question question, RecordAsk ask) {
    return asked(question, ask).search();
  }

  private Asked asked(Question question, RecordAsk ask) {
    var pack = question.pack();
    var period = question.period();
    var series =
        pack.series(question.series(), period.end())
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(question.series()));
    var ref = ref(question.part());
    var measure =
        pack.measure(ref.measure(), period.end())
            .filter(
                _ -> used(question, series.formula().refs(), ref) || series.context().contains(ref))
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_PART.because(question.part()));
    if (!(measure instanceof Measure.Base base)) {
      throw IndicatorProblem.NO_RECORDS.because(question.part());
    }
    ask.check(RecordValues.columns(base));
    var quantities = evaluations.session(pack, List.of(period), Basis.LIVE).quantities();
    var row = evaluations.row(question.scope());
    return new Asked(
        RecordSearch.of(base, quantities.units(base, row, ref.scope(), period), ask),
        quantities.records(base, row, ref.scope(), period));
  }

  private static Formula.Ref ref(String part) {
    var words = part.split("\\.", 2);
    return ScopeWord.of(words[0])
        .filter(_ -> words.length == 2)
        .map(scope -> new Formula.Ref(scope, words[1]))
        .orElseThrow(() -> IndicatorProblem.UNKNOWN_PART.because(part));
  }

  /** Whether a formula reads a measure, itself or through derived ones. */
  private static boolean used(Question question, Set<Formula.Ref> refs, Formula.Ref wanted) {
    return refs.stream()
        .anyMatch(ref -> ref.equals(wanted) || used(question, inner(question, ref), wanted));
  }

  /** What a derived measure reads, with the scope word it is used with. */
  private static Set<Formula.Ref> inner(Question question, Formula.Ref ref) {
    return question.pack().measure(ref.measure(), question.period().end()).orElse(null)
            instanceof Measure.Derived derived
        ? derived.formula().refs().stream()
            .map(r -> new Formula.Ref(ref.scope(), r.measure()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private long filtered(RecordSearch search) {
    var text = search.filtered();
    var values = new ArrayList<>(search.values());
    values.addAll(search.order().values());
    return Objects.requireNonNull(
        jdbc.query(
            connection -> search.units().prepare(connection, text, List.of(), values),
            row -> {
              row.next();
              return row.getLong(1);
            }));
  }

  /** Gives a page of records, one more than which tells whether there is a next one. */
  private @Nullable String read(
      RecordSearch search, RecordCursor after, int limit, Consumer<RecordLine> line) {
    var page = new RecordPage(search, limit, line, registry.snapshot());
    if (!search.monthByMonth()) {
      read(search, after, page);
    } else {
      var months = new ArrayList<>(new TreeSet<>(search.unitSets().keySet()));
      if (search.order().descending()) {
        Collections.reverse(months);
      }
      for (var month : months) {
        if (after.isStart() || !search.order().passed(month, after.month())) {
          read(search, month, after, page);
        }
      }
    }
    return page.next();
  }

  private void read(RecordSearch search, YearMonth month, RecordCursor after, RecordPage page) {
    var reached = after.isStart() || !month.equals(after.month()) ? null : after.day();
    for (var days : RecordDays.of(month, search.order().descending(), reached)) {
      if (!page.full()) {
        read(search.in(month, days), after, page);
      }
    }
  }

  private void read(RecordSearch search, RecordCursor after, RecordPage page) {
    var text = search.list(after, page.wanted());
    var values = new ArrayList<>(search.values());
    values.addAll(search.order().values());
    values.addAll(after.values());
    ResultSetExtractor<@Nullable Void> rows =
        row -> {
          while (row.next()) {
            page.take(row);
          }
          return null;
        };
    jdbc.query(connection -> search.units().prepare(connection, text, List.of(), values), rows);
  }
}
