package org.yipanqi.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.TestDatabase;

/**
 * A county in an empty database: 999901 with the towns 999901100 and 999901101, three hospitals,
 * and whatever a test records of its residents. Dates are texts to keep histories readable.
 */
final class PersonMonthCounty implements AutoCloseable {

  private static final int PERSONS_AT_ONCE = 5;

  static final long TOWN = 999901100L;
  static final long OTHER_TOWN = 999901101L;
  static final long FAR_AWAY = 888801100L;

  final TestDatabase database = TestDatabase.create();
  final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  final int hospital;
  final int otherHospital;
  final int thirdHospital;

  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  private final AtomicInteger number = new AtomicInteger();

  PersonMonthCounty() {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (999901, '甲县', 'county', 1)
            """)
        .update();
    hospital = institution("A");
    otherHospital = institution("B");
    thirdHospital = institution("C");
  }

  private int institution(String code) {
    return jdbc.sql(
            """
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values (:code, :code, :code, :code, 'town_hospital', 'public', 999901100, 1)
            returning id
            """)
        .param("code", code)
        .query(Integer.class)
        .single();
  }

  void horizon(String first, String last) {
    jdbc.sql(
            """
            insert into facts.horizon (first_month, last_month) values (:first, :last)
            on conflict (only_one) do update
            set first_month = excluded.first_month, last_month = excluded.last_month
            """)
        .param("first", LocalDate.parse(first + "-01"))
        .param("last", LocalDate.parse(last + "-01"))
        .update();
  }

  int person(String sex, String born) {
    return jdbc.sql(
            """
            insert into residents.person (person_no, name, sex, birth_date, import_id)
            values (:no, :no, :sex, :born, 1)
            returning id
            """)
        .param("no", "P" + number.incrementAndGet())
        .param("sex", sex)
        .param("born", LocalDate.parse(born))
        .query(Integer.class)
        .single();
  }

  /**
   * Records a row and returns its number in the source. Texts that look like dates become dates.
   */
  String record(String table, String columns, @Nullable Object... values) {
    var sourceNo = "N" + number.incrementAndGet();
    var marks = Stream.of(values).map(value -> "?").collect(Collectors.joining(", "));
    jdbc.sql(
            "insert into %s (%s, source_no, source_id, import_id) values (%s, ?, 1, 1)"
                .formatted(table, columns, marks))
        .params(
            Stream.concat(Stream.of(values).map(PersonMonthCounty::typed), Stream.of(sourceNo))
                .toList())
        .update();
    return sourceNo;
  }

  String lives(int person, long division, String from, @Nullable String to) {
    return record(
        "residents.residence",
        "person_id, division, residency, valid_from, valid_to",
        person,
        division,
        "permanent",
        from,
        to);
  }

  String signs(int person, int institution, String from, @Nullable String to) {
    return record(
        "familydoctor.contract",
        "person_id, institution_id, signed_on, valid_from, valid_to",
        person,
        institution,
        from,
        from,
        to);
  }

  String enrols(int person, String disease, int institution, String from, @Nullable String to) {
    return record(
        "publichealth.enrolment",
        "person_id, disease, institution_id, valid_from, valid_to",
        person,
        disease,
        institution,
        from,
        to);
  }

  String followsUp(int person, String on, @Nullable Integer sbp, @Nullable Integer dbp) {
    return record(
        "publichealth.follow_up",
        "person_id, disease, institution_id, followed_on, sbp, dbp",
        person,
        "hypertension",
        hospital,
        on,
        sbp,
        dbp);
  }

  private static @Nullable Object typed(@Nullable Object value) {
    return value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\d")
        ? LocalDate.parse(text)
        : value;
  }

  void mark(@Nullable Integer person, @Nullable String fromMonth) {
    jdbc.sql(
            """
            insert into facts.person_mark (person_id, from_month) values (:person, :from)
            """)
        .param("person", person)
        .param("from", fromMonth == null ? null : LocalDate.parse(fromMonth + "-01"))
        .update();
  }

  /** Whose months are marked one by one. */
  List<Integer> markedPersons() {
    return jdbc.sql(
            """
            select person_id from facts.person_mark where person_id is not null
            """)
        .query(Integer.class)
        .list();
  }

  void derive() {
    while (deriveOnce()) {
      // a portion of the persons at a time
    }
  }

  /** One step of a derivation; tells whether more waits. */
  boolean deriveOnce() {
    var months = new PersonMonths(jdbc, PERSONS_AT_ONCE);
    return Boolean.TRUE.equals(transaction.execute(status -> months.derive()));
  }

  /** Forgets everything derived and derives it again. */
  void deriveFromScratch() {
    jdbc.sql(
            """
            truncate facts.person_month, facts.person_month_extent
            """)
        .update();
    derive();
  }

  Map<String, Object> month(int person, String month) {
    return jdbc.sql(
            """
            select * from facts_api.person_month where person = :person and month = :month
            """)
        .param("person", person)
        .param("month", LocalDate.parse(month + "-01"))
        .query()
        .singleRow();
  }

  List<String> monthsOf(int person) {
    return jdbc.sql(
            """
            select to_char(month, 'YYYY-MM') from facts_api.person_month
            where person = :person
            order by month
            """)
        .param("person", person)
        .query(String.class)
        .list();
  }

  /** Everything derived, as text. */
  TreeSet<String> rows() {
    return new TreeSet<>(
        jdbc.sql(
                """
                select person_month::text from facts_api.person_month
                """)
            .query(String.class)
            .list());
  }

  /** Takes the marks out, as axis, unit and month; every unit of every axis is {@code *}. */
  TreeSet<String> takeMarks() {
    return new TreeSet<>(
        jdbc.sql(
                """
                with taken as (delete from facts.mark returning units, month)
                select distinct concat_ws(' ', a.axis, coalesce(a.unit::text, '*'), to_char(month, 'YYYY-MM'))
                  from taken
                 cross join lateral (values
                   (case when units is null then '*' else 'residence' end, units[1]),
                   ('signer', units[2]),
                   ('chronic_manager', units[3])) a (axis, unit)
                 where a.axis = '*' or a.unit is not null
                """)
            .query(String.class)
            .list());
  }

  @Override
  public void close() {
    database.close();
  }
}
