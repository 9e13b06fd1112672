package org.yipanqi.indicators.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private final Evaluations evaluations;
  private final Registry registry;
  private final JdbcTemplate jdbc;

  Lineage(Evaluations evaluations, Registry registry, JdbcTemplate jdbc) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.jdbc = jdbc;
  }

  /** What is asked for: a part of a series' formula for a row in a period. */
  public record Question(
      PolicyPack pack, String series, String scope, Period period, String part) {}

  @Transactional
  public RecordsView page(Caller caller, Question question, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw IndicatorProblem.BAD_LIMIT.because(MAX_LIMIT);
    }
    var search = search(question);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, RecordCursor.read(cursor, search.keys()), limit, rows::add);
    var totals = totals(search, question.period());
    return new RecordsView(
        search.measure().label(),
        RecordValues.columns(search),
        rows,
        next,
        totals.rows(),
        Words.exact(totals.value()));
  }

  /** Every record, in the same order and with the same columns as the pages. */
  @Transactional
  public RecordsView all(Caller caller, Question question, int most) {
    var search = search(question);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, List.of(), most, rows::add);
    return new RecordsView(
        search.measure().label(), RecordValues.columns(search), rows, next, rows.size(), null);
  }

  private RecordSearch search(Question question) {
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
    var quantities = evaluations.session(pack, List.of(period), Basis.LIVE).quantities();
    var row = evaluations.row(question.scope());
    return RecordSearch.of(base, quantities.units(base, row, ref.scope(), period));
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

  /** The number once more, from the records. */
  private Totals totals(RecordSearch search, Period period) {
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

  /** Gives a page of records, one more than which tells whether there is a next one. */
  private @Nullable String read(
      RecordSearch search, List<Object> after, int limit, Consumer<RecordLine> line) {
    var text = search.list(!after.isEmpty(), limit + 1);
    var values = new ArrayList<>(search.where().values());
    values.addAll(after);
    var snapshot = registry.snapshot();
    ResultSetExtractor<@Nullable String> page =
        row -> {
          String last = null;
          for (var seen = 0; row.next(); seen++) {
            if (seen == limit) {
              return last;
            }
            line.accept(RecordValues.line(row, search, snapshot));
            last = RecordCursor.after(row, search.keys());
          }
          return null;
        };
    return jdbc.query(
        connection -> search.units().prepare(connection, text, List.of(), values), page);
  }
}
