package org.yipanqi.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.TestTrail;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Notices;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.web.Messages;

/**
 * Imports on a database of their own, without Spring. Today is 15 March 2021. A small county can be
 * laid out: a town hospital with a clinic, a county hospital, two persons.
 */
public final class ImportBench implements AutoCloseable {

  static final LocalDate TODAY = LocalDate.of(2021, 3, 15);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public final TestDatabase database;
  public final JdbcClient jdbc;
  public final List<Object> events = new ArrayList<>();
  final ImportJobs jobs;
  final ImportErrors errors;
  final ImportLeases leases;
  final Imports imports;
  public final SealedValues values;
  private final Keys keys;
  private final Clock clock;
  private final Path folder;

  public ImportBench() {
    this(Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
  }

  public ImportBench(Clock clock) {
    this(TestDatabase.create(), clock, TestDatabase.keys());
  }

  /** With keys of its own. */
  public ImportBench(Keys keys) {
    this(
        TestDatabase.create(),
        Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE),
        keys);
  }

  private ImportBench(TestDatabase database, Clock clock, Keys keys) {
    this.clock = clock;
    this.database = database;
    this.keys = keys;
    values = new SealedValues(keys);
    jdbc = JdbcClient.create(database.dataSource());
    var messages = new Messages();
    ApplicationEventPublisher publisher = events::add;
    jobs = new ImportJobs(jdbc, clock, new Notices(new JdbcTemplate(database.dataSource())));
    errors = new ImportErrors(jdbc);
    leases = new ImportLeases(database.dataSource(), jdbc, clock, messages);
    imports =
        new Imports(
            database.dataSource(),
            FactCatalogue.load(),
            clock,
            values,
            jobs,
            leases,
            messages,
            book(),
            publisher);
    try {
      folder = Files.createTempDirectory("yipanqi-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportBook book() {
    var transactions = new JdbcTransactionManager(database.dataSource());
    return new ImportBook(jobs, errors, new ImportTrail(trail()), transactions);
  }

  public Trail trail() {
    return TestTrail.on(database, clock);
  }

  public SourceCalendar calendar() {
    return new SourceCalendar(jdbc);
  }

  public VoidedRecords voidedRecords() {
    return new VoidedRecords(
        database.dataSource(),
        FactCatalogue.load(),
        clock,
        jobs,
        leases,
        new Messages(),
        new ImportTrail(trail()),
        events::add);
  }

  /** The same database under another clock; not to be closed by itself. */
  ImportBench at(Clock clock) {
    return new ImportBench(database, clock, keys);
  }

  /** The same database under other keys; not to be closed by itself. */
  ImportBench with(Keys others) {
    return new ImportBench(database, clock, others);
  }

  /** The smallest county that records can be about. */
  public ImportBench withCounty() {
    taken(
        "divisions",
        """
        code,name
        445322,郁南县
        445322101,连滩镇
        445322101001,东坝村
        """);
    taken(
        "institutions",
        """
        code,name,kind,division,managed_by,organisation
        H1,县人民医院,county_hospital,445322,,
        T1,连滩卫生院,town_hospital,445322101,,
        V1,东坝村卫生站,village_clinic,445322101001,T1,
        """);
    taken(
        "persons",
        """
        person_no,name,sex,birth_date
        P1,陈一,male,1950-01-01
        P2,李二,female,1980-02-29
        """);
    return this;
  }

  /** Renews what is closed in this bench's database. */
  public Resealing resealing() {
    var template = new JdbcTemplate(database.dataSource());
    var transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    return new Resealing(
        transaction,
        FactCatalogue.load(),
        new SealedUses(jdbc, keys),
        values,
        new SealedRows(template, values),
        new SealedVersions(template, values));
  }

  /** Imports a text that must be taken in. */
  public ImportResult taken(String format, String text) {
    var result = run(format, text);
    if (result.state() != ImportState.DONE) {
      throw new AssertionError(format + " refused: " + result);
    }
    return result;
  }

  public ImportResult run(String format, String text) {
    return run(format, text, StandardCharsets.UTF_8, null);
  }

  ImportResult run(String format, String text, Charset charset, String told) {
    return run(format, text.getBytes(charset), told);
  }

  ImportResult run(String format, byte[] bytes, String told) {
    return imports.run(
        Caller.operator(), format, file(format, bytes), new Imports.Options(told, null));
  }

  Path file(String format, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, format + "-", ".csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  public List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  /**
   * Marks as {@code fact axis unit month}, the unit by its code, or {@code fact every month}; then
   * forgets them all.
   */
  List<String> takeMarks() {
    var marks = new TreeSet<String>();
    jdbc.sql("select fact, to_char(month, 'YYYY-MM') as month, units from facts.mark")
        .query(row -> {
          var fact = FactCatalogue.load().fact(row.getString("fact")).orElseThrow();
          var units = row.getArray("units");
          if (units == null) {
            marks.add(fact.code() + " every " + row.getString("month"));
            return;
          }
          var each = (Long[]) units.getArray();
          for (var i = 0; i < each.length; i++) {
            if (each[i] != null) {
              var axis = fact.axes().get(i).code();
              marks.add(String.join(" ", fact.code(), axis, code(each[i]), row.getString("month")));
            }
          }
        });
    jdbc.sql("truncate facts.mark").update();
    return List.copyOf(marks);
  }

  private String code(long unit) {
    return jdbc.sql("select code from registry_api.unit where id = :id")
        .param("id", unit)
        .query(String.class)
        .optional()
        .orElseGet(() -> String.valueOf(unit));
  }

  /** The marks of one fact; then forgets them all. */
  public List<String> marks(String fact) {
    return takeMarks().stream().filter(mark -> mark.startsWith(fact + " ")).toList();
  }

  /** Person marks as {@code person month}; then forgets them. */
  List<String> personMarks() {
    var marks =
        texts(
            """
            select distinct coalesce(p.person_no, 'everybody') || ' '
                   || coalesce(to_char(m.from_month, 'YYYY-MM'), 'ever')
              from facts.person_mark m
              left join residents_api.person p on p.person = m.person_id
             order by 1
            """);
    jdbc.sql("truncate facts.person_mark").update();
    return marks;
  }

  List<String> receipts() {
    return texts(
        """
        select concat_ws(' ', u.code, r.fact, to_char(r.month, 'YYYY-MM'))
          from facts_api.receipt r join registry_api.unit u on u.id = r.unit
         order by 1
        """);
  }

  /** First and last month, empty before there is an event. */
  String horizon() {
    return String.join(
        "",
        texts(
            """
            select to_char(first_month, 'YYYY-MM ') || to_char(last_month, 'YYYY-MM')
              from facts.horizon
            """));
  }

  /** Everything but the county itself. */
  public void forgetRecords() {
    jdbc.sql(
            """
            truncate records.visit, workforce.post, familydoctor.contract, insurance.claim,
                     facts.typed_figure, facts.superseded, facts.receipt, facts.delivery,
                     facts.declared_receipt, facts.source_owed, facts.horizon,
                     facts.mark, facts.person_mark, facts.source_system, facts.import_error,
                     facts.import_job
            """)
        .update();
    events.clear();
  }

  @Override
  public void close() {
    database.close();
  }
}
