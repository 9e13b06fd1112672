package org.yipanqi.indicators.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Quantity;
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
  private static final int KEPT = 500;

  private final Evaluations evaluations;
  private final Registry registry;
  private final CellCache cells;
  private final JdbcTemplate jdbc;
  private final Map<Counted, Totals> counted = new ConcurrentHashMap<>();

  Lineage(Evaluations evaluations, Registry registry, CellCache cells, JdbcTemplate jdbc) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.cells = cells;
    this.jdbc = jdbc;
  }

  /** What is asked for: a part of a series' formula for a row in a period. */
  public record Question(
      PolicyPack pack, String series, String scope, Period period, String part) {}

  @Transactional
  public RecordsView page(
      Caller caller, Question question, RecordAsk ask, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw IndicatorProblem.BAD_LIMIT.because(MAX_LIMIT);
    }
    var search = search(question, ask);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, RecordCursor.read(cursor, search.order()), limit, rows::add);
    var totals = totals(search, question);
    return new RecordsView(
        search.measure().label(),
        RecordValues.columns(search),
        rows,
        next,
        totals.rows(),
        ask.filters().isEmpty() ? totals.rows() : filtered(search),
        Words.exact(totals.value()));
  }

  /** Every record, in the same order and with the same columns as the pages. */
  @Transactional
  public RecordsView all(Caller caller, Question question, RecordAsk ask, int most) {
    var search = search(question, ask);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, RecordCursor.START, most, rows::add);
    return new RecordsView(
            search.measure().label(),
            RecordValues.columns(search),
            rows,
            next,
            rows.size(),
            rows.size(),
            null)
        .only(ask.columns());
  }

  private RecordSearch search(Question question, RecordAsk ask) {
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
    return RecordSearch.of(base, quantities.units(base, row, ref.scope(), period), ask);
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

  private record Totals(long rows, BigDecimal value) {}

  /** What the totals of a list depend on: records counted once per state of the cells. */
  private record Counted(
      String digest, String scope, Period period, String part, long generation) {}

  /** The number once more, from the records. */
  private Totals totals(RecordSearch search, Question question) {
    var key =
        new Counted(
            search.measure().digest(),
            question.scope(),
            question.period(),
            question.part(),
            cells.generation());
    var have = counted.get(key);
    if (have == null) {
      if (counted.size() >= KEPT) {
        counted.clear();
      }
      have = count(search, question.period());
      counted.put(key, have);
    }
    return have;
  }

  private Totals count(RecordSearch search, Period period) {
    var text = search.totals();
    var found =
        Objects.requireNonNull(
            jdbc.query(
                connection ->
                    search.units().prepare(connection, text, List.of(), search.where().values()),
                row -> {
                  row.next();
                  return new Totals(row.getLong(1), row.getBigDecimal(2));
                }));
    return search.measure().additivity() == Measure.Additivity.MEAN
        ? new Totals(
            found.rows(),
            found.value().divide(BigDecimal.valueOf(period.days()), Quantity.PRECISION))
        : found;
  }

  private long filtered(RecordSearch search) {
    var text = search.filtered();
    var values = new ArrayList<>(search.where().values());
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
        var passed = !after.isStart() && search.order().passed(month, after.month());
        if (!passed && !page.full()) {
          read(search.in(month), after, page);
        }
      }
    }
    return page.next();
  }

  private void read(RecordSearch search, RecordCursor after, RecordPage page) {
    var text = search.list(after, page.wanted());
    var values = new ArrayList<>(search.where().values());
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
