package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.indicators.DistinctCounts.UnitFilter;
import org.yipanqi.indicators.RecordsView.RecordColumn;
import org.yipanqi.indicators.RecordsView.RecordKey;
import org.yipanqi.indicators.RecordsView.RecordLine;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** From a number to its records: the same filter run without the aggregate. */
@Service
class Lineage {

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
  record Question(PolicyPack pack, String series, String scope, Period period, String part) {}

  /** A question with its measure and the statement's pieces. */
  private record Search(Measure.Base measure, UnitFilter units, FilterSql where) {

    FactDeclaration fact() {
      return measure.fact();
    }

    String from() {
      return units.fromAndWhere()
          + (hasPerson() ? " left join residents_api.person p on p.person = v.\"person\"" : "")
          + (fact().recorded() ? " left join facts_api.source_system s on s.id = v.source_id" : "")
          + " where ("
          + where.text()
          + ")";
    }

    boolean hasPerson() {
      return fact().columns().stream().anyMatch(c -> c.type() == FactColumn.Type.PERSON);
    }

    /** What tells one record from another, in the order of the list. */
    List<String> keys() {
      var time = "v.\"" + timeColumn(fact()) + "\"";
      if (fact().recorded()) {
        return List.of(time, "v.source_id", "v.source_no");
      }
      return hasPerson()
          ? List.of(time, "v.\"person\"")
          : List.of("v.\"" + measure.axis().column() + "\"");
    }
  }

  @Transactional(readOnly = true)
  public RecordsView page(Caller caller, Question question, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw IndicatorProblem.BAD_LIMIT.because(MAX_LIMIT);
    }
    var search = search(question);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, decode(cursor, search), limit, rows::add);
    var totals = totals(search, question.period());
    return new RecordsView(
        search.measure().label(),
        columns(search),
        rows,
        next,
        totals.rows(),
        Boards.text(totals.value()));
  }

  /** Every record, in the same order and with the same columns as the pages. */
  @Transactional(readOnly = true)
  public RecordsView all(Caller caller, Question question, int most) {
    var search = search(question);
    var rows = new ArrayList<RecordLine>();
    var next = read(search, List.of(), most, rows::add);
    return new RecordsView(
        search.measure().label(), columns(search), rows, next, rows.size(), null);
  }

  private Search search(Question question) {
    var series =
        question
            .pack()
            .series(question.series(), question.period().end())
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(question.series()));
    var parts = question.part().split("\\.", 2);
    var word = ScopeWord.of(parts[0]);
    var measure =
        parts.length < 2
            ? null
            : question.pack().measure(parts[1], question.period().end()).orElse(null);
    if (word.isEmpty() || measure == null) {
      throw IndicatorProblem.UNKNOWN_PART.because(question.part());
    }
    var ref = new Formula.Ref(word.get(), parts[1]);
    if (!used(question, series.formula().refs(), ref) && !series.context().contains(ref)) {
      throw IndicatorProblem.UNKNOWN_PART.because(question.part());
    }
    if (!(measure instanceof Measure.Base base)) {
      throw IndicatorProblem.NO_RECORDS.because(question.part());
    }
    var session = evaluations.session(question.pack().id(), List.of(question.period()));
    var row = evaluations.row(question.scope());
    var units = session.evaluator().units(base, row, word.get(), question.period());
    return new Search(base, new UnitFilter(base, units), FilterSql.of(base.where()));
  }

  /** Whether a formula reads a measure, itself or through derived ones. */
  private static boolean used(
      Question question, java.util.Set<Formula.Ref> refs, Formula.Ref wanted) {
    return refs.stream()
        .anyMatch(ref ->
            ref.equals(wanted)
                || (question.pack().measure(ref.measure(), question.period().end()).orElse(null)
                        instanceof Measure.Derived derived
                    && derived.formula().refs().stream()
                        .map(r -> new Formula.Ref(ref.scope(), r.measure()))
                        .anyMatch(wanted::equals)));
  }

  private record Totals(long rows, BigDecimal value) {}

  /** The number once more, from the records. */
  private Totals totals(Search search, Period period) {
    var measure = search.measure();
    var of = measure.of();
    var amount =
        switch (measure.aggregate()) {
          case COUNT -> "count(*)";
          case SUM -> "coalesce(sum(v.\"" + Objects.requireNonNull(of).code() + "\"), 0)";
          case DISTINCT -> "count(distinct v.\"" + Objects.requireNonNull(of).code() + "\")";
        };
    if (measure.additivity() == Measure.Additivity.MEAN) {
      amount = "coalesce(" + meanSum(measure) + ", 0)";
    }
    // A mean over days reads a post once a month; it is still one record.
    var records =
        measure.additivity() == Measure.Additivity.MEAN
            ? "count(distinct (" + String.join(", ", search.keys()) + "))"
            : "count(*)";
    var text = "select " + records + ", " + amount + search.from();
    var totals =
        jdbc.query(
            connection ->
                search.units().prepare(connection, text, List.of(), search.where().values()),
            row -> {
              row.next();
              return new Totals(row.getLong(1), row.getBigDecimal(2));
            });
    var found = Objects.requireNonNull(totals);
    return measure.additivity() == Measure.Additivity.MEAN
        ? new Totals(
            found.rows(),
            found.value().divide(BigDecimal.valueOf(period.days()), Quantity.PRECISION))
        : found;
  }

  private static String meanSum(Measure.Base measure) {
    var time = (org.yipanqi.facts.FactTime.During) measure.fact().time();
    var last = "(d.month + interval '1 month - 1 day')::date";
    var amount =
        measure.aggregate() == Measure.Aggregate.COUNT
            ? "1"
            : "v.\"" + Objects.requireNonNull(measure.of()).code() + "\"";
    return "sum("
        + amount
        + " * (least(coalesce(v.\""
        + time.to()
        + "\", "
        + last
        + "), "
        + last
        + ") - greatest(v.\""
        + time.from()
        + "\", d.month) + 1))";
  }

  private @Nullable String read(
      Search search, List<Object> after, int limit, Consumer<RecordLine> line) {
    var keys = search.keys();
    var text =
        "select distinct on ("
            + String.join(", ", keys)
            + ") v.*"
            + (search.hasPerson() ? ", p.name as person_name, p.person_no" : "")
            + (search.fact().recorded() ? ", s.code as source_code" : "")
            + search.from()
            + (after.isEmpty()
                ? ""
                : " and ("
                    + String.join(", ", keys)
                    + ") > ("
                    + "?, ".repeat(keys.size() - 1)
                    + "?)")
            + " order by "
            + String.join(", ", keys)
            + " limit "
            + (limit + 1);
    var values = new ArrayList<Object>(search.where().values());
    values.addAll(after);
    var snapshot = registry.snapshot();
    var seen = new int[1];
    var last = new String[2];
    jdbc.query(
        connection -> search.units().prepare(connection, text, List.of(), values),
        (ResultSet row) -> {
          if (seen[0]++ < limit) {
            line.accept(line(row, search, snapshot));
            last[0] = encode(row, search);
          } else {
            last[1] = last[0];
          }
        });
    return last[1];
  }

  private static List<RecordColumn> columns(Search search) {
    var fact = search.fact();
    var columns = new ArrayList<RecordColumn>();
    columns.add(new RecordColumn(timeColumn(fact), new Label("日期", "Date"), "date"));
    columns.add(
        new RecordColumn(search.measure().axis().code(), search.measure().axis().label(), "unit"));
    for (var column : fact.columns()) {
      if (columns.stream().noneMatch(c -> c.code().equals(column.code()))) {
        columns.add(
            new RecordColumn(
                column.code(),
                column.label(),
                column.type().name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
    return columns;
  }

  static String timeColumn(FactDeclaration fact) {
    return switch (fact.time()) {
      case org.yipanqi.facts.FactTime.OnDate(var column) -> column;
      case org.yipanqi.facts.FactTime.During(var from, _) -> from;
      case org.yipanqi.facts.FactTime.EachMonth(var column) -> column;
    };
  }

  private static RecordLine line(ResultSet row, Search search, RegistrySnapshot snapshot)
      throws SQLException {
    var fact = search.fact();
    var values = new ArrayList<@Nullable Label>();
    for (var column : columns(search)) {
      values.add(RecordValues.of(row, column, fact, snapshot));
    }
    return new RecordLine(
        new RecordKey(
            fact.code(),
            fact.recorded() ? row.getString("source_code") : null,
            fact.recorded() ? row.getString("source_no") : null),
        values,
        fact.recorded() ? row.getString("recorded_by") : null,
        fact.recorded() ? time(row) : null);
  }

  private static @Nullable String time(ResultSet row) throws SQLException {
    var at = row.getTimestamp("recorded_at");
    return at == null ? null : at.toLocalDateTime().toString();
  }

  private static String encode(ResultSet row, Search search) throws SQLException {
    var parts = new ArrayList<String>();
    for (var key : search.keys()) {
      parts.add(row.getString(key.replaceAll("v\\.|\"", "")));
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The key a page begins after, typed as the statement needs it. */
  private static List<Object> decode(@Nullable String cursor, Search search) {
    if (cursor == null || cursor.isEmpty()) {
      return List.of();
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = Arrays.asList(text.split("\u0000", -1));
      if (parts.size() != search.keys().size()) {
        throw new IllegalArgumentException(cursor);
      }
      if (parts.size() == 1) {
        return List.of(Long.valueOf(parts.getFirst()));
      }
      var typed = new ArrayList<Object>();
      typed.add(Date.valueOf(parts.getFirst()));
      typed.add(Integer.valueOf(parts.get(1)));
      if (parts.size() > 2) {
        typed.add(parts.get(2));
      }
      return typed;
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_CURSOR.because();
    }
  }
}
