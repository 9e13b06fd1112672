package org.yipanqi.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.policy.Policies;

/**
 * A county of its own for each test, under a policy with two forms: each town's hospital owes one,
 * the county sums them up in another. The hospital fills, the county reviews, the city reviews and
 * locks.
 */
final class ReportingCounty {

  static final String PACK = "returns-test";
  static final String TOWN_FORM = "town-month";
  static final String COUNTY_FORM = "county-month";
  static final String PERIOD = "2020-06";

  private static final AtomicInteger RUN = new AtomicInteger();

  private static final String DOCUMENT =
      """
      pack: returns-test
      title: {zh: 报表测试, en: A test of returns}
      document:
        number: null
        kind: county_plan
        status: in_force
        issued: null
        effective_from: 2020-01-01
        effective_to: null
        binds: ["9941"]
      calendar: {closes_after_days: 5}
      chapters:
        - {id: one, no: 一, title: {zh: 报送, en: Reports}, short: {zh: 报送, en: Reports}}
      clauses:
        - {id: c1, place: 一1, title: {zh: 月报, en: Monthly}}
      parameters:
        - id: town_day
          type: int
          value: 3
          range: {least: 1, most: 10}
          label: {zh: 卫生院报送日, en: "The town's day"}
          note: {zh: 由县定, en: For the county to fix}
          clause: c1
          ours: true
      measures:
        - id: visits
          label: {zh: 诊疗人次, en: Visits}
          fact: visit
          axis: performer
          aggregate: count
          unit: visits
          clause: c1
      """;

  private static final String FORMS =
      """
      forms:
        - id: town-month
          clause: c1
          title: {zh: 卫生院月报, en: The town's month}
          short: {zh: 卫生院月报, en: Town month}
          ours: true
          period: month
          owner: institution
          kinds: [town_hospital]
          chain: up
          sections:
            - id: work
              title: {zh: 工作量, en: Work}
              columns:
                - {id: month, label: {zh: 本月, en: This month}, unit: persons, least: 0, required: true}
              rows:
                - {id: down, label: {zh: 下转接收, en: Referred down}}
                - {id: rehab, label: {zh: 其中：康复, en: Of which rehabilitation}, indent: 1}
                - {id: rest, label: {zh: 其余, en: The rest}, cells: {month: {fill: {computed: work.down.month - work.rehab.month}}}}
            - id: recorded
              title: {zh: 记录, en: Records}
              columns:
                - {id: month, label: {zh: 本月, en: This month}, required: true, fill: {figure: period}}
                - {id: remark, label: {zh: 说明, en: Remark}, type: text, most: 100}
              rows:
                - {id: visits, label: {zh: 诊疗人次, en: Visits}, figure: {formula: here.visits, unit: visits, decimals: 0, tolerance: 2}}
            - id: people
              title: {zh: 派出进修, en: Sent to learn}
              rows: {over: person, most: 5}
              columns:
                - {id: name, label: {zh: 姓名, en: Name}, type: text, most: 30, required: true}
                - {id: days, label: {zh: 天数, en: Days}, unit: days, least: 0}
          checks:
            - id: rehab-within-down
              that: work.rehab.month <= work.down.month
              missing: skip
              severity: error
              words: {zh: 康复不能多于下转, en: More rehabilitation than referred down}
              cells: [work.rehab.month]
        - id: county-month
          clause: c1
          title: {zh: 县汇总, en: The county's month}
          short: {zh: 县汇总, en: County month}
          ours: true
          period: month
          owner: county
          chain: county
          sections:
            - id: sums
              title: {zh: 汇总, en: Sums}
              columns:
                - {id: month, label: {zh: 本月, en: This month}, unit: persons, required: true}
              rows:
                - {id: down, label: {zh: 下转接收, en: Referred down}, cells: {month: {fill: {carried: {form: town-month, section: work, row: down, column: month, how: sum}}}}}
                - {id: rest, label: {zh: 其余, en: The rest}, cells: {month: {fill: {carried: {form: town-month, section: work, row: rest, column: month, how: sum}}}}}
      chains:
        - id: up
          clause: c1
          title: {zh: 逐级审核, en: Level by level}
          steps:
            - {id: fill, at: institution, duty: township_doctor, act: fill, label: {zh: 填报, en: Fill in}, due: {day: params.town_day, manner: by}}
            - {id: county, at: county, duty: reform_officer, act: review, label: {zh: 县审核, en: County reviews}, due: {day: 20, manner: by}}
            - {id: city, at: city, duty: reviewer, act: review, label: {zh: 市审核, en: City reviews}, due: {day: 22, manner: by}}
            - {id: keep, at: city, duty: reviewer, act: lock, label: {zh: 锁表, en: Locked}}
        - id: county
          clause: c1
          title: {zh: 县报市, en: County to city}
          steps:
            - {id: fill, at: county, duty: reform_officer, act: fill, label: {zh: 汇总, en: Sum up}, due: {day: 20, manner: by}}
            - {id: city, at: city, duty: reviewer, act: lock, label: {zh: 锁表, en: Locked}}
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  final int county;

  ReportingCounty(JdbcClient jdbc, ApplicationEventPublisher events, Policies policies) {
    this.jdbc = jdbc;
    this.events = events;
    county = 994100 + RUN.incrementAndGet();
    if (policies.find(PACK).isEmpty()) {
      load(policies, FORMS);
    }
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (:code, :code::text, 'county', 1)
            """)
        .param("code", county)
        .update();
  }

  /** The same forms with a second version of the town's from a day on. */
  static void withNewerTownForm(Policies policies, String from) {
    var older = FORMS.indexOf("  - id: town-month");
    var next = FORMS.indexOf("  - id: county-month");
    var newer =
        FORMS
            .substring(older, next)
            .replace("chain: up\n", "chain: up\n    from: " + from + "\n")
            .replace(
                "{id: rehab, ",
                "{id: added, label: {zh: 新增, en: Added}}\n          - {id: rehab, ");
    load(policies, FORMS.substring(0, next) + newer + FORMS.substring(next));
  }

  /** The same forms with other words and another check: a definition that changed in place. */
  static void reworded(Policies policies) {
    load(
        policies,
        FORMS
            .replace("卫生院月报", "乡镇月报表")
            .replace("下转接收", "接收下转患者")
            .replace("work.rehab.month <= work.down.month", "work.rehab.month < 1"));
  }

  static void original(Policies policies) {
    load(policies, FORMS);
  }

  static final String LARGE = "returns-large";

  /** A form of so many rows with four cells each, in a pack of its own. */
  static void large(Policies policies, int rows) {
    var form = new StringBuilder();
    form.append(
        """
        forms:
          - id: large
            clause: c1
            title: {zh: 大表, en: A large form}
            short: {zh: 大表, en: Large}
            ours: true
            period: month
            owner: institution
            kinds: [town_hospital]
            chain: up
            sections:
              - id: t
                title: {zh: 大表, en: Large}
                columns:
                  - {id: a, label: {zh: 甲, en: A}, unit: persons, required: true}
                  - {id: b, label: {zh: 乙, en: B}, unit: persons, required: true}
                  - {id: c, label: {zh: 丙, en: C}, unit: persons, required: true}
                  - {id: d, label: {zh: 丁, en: D}, unit: persons, required: true}
                rows:
        """);
    for (var row = 0; row < rows; row++) {
      form.append(
          "          - {id: r%d, label: {zh: 第%d行, en: Row %d}}\n".formatted(row, row, row));
    }
    form.append(
        """
            checks:
              - {id: order, each: t, that: row.a <= row.b, missing: skip, severity: error, words: {zh: 甲大于乙, en: A above B}}
        """);
    load(policies, LARGE, form + FORMS.substring(FORMS.indexOf("chains:")));
  }

  private static void load(Policies policies, String forms) {
    load(policies, PACK, forms);
  }

  private static void load(Policies policies, String pack, String forms) {
    try {
      var folder = Files.createTempDirectory("returns").resolve(pack);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("pack.yaml"), DOCUMENT.replace(PACK, pack));
      Files.writeString(folder.resolve("forms.yaml"), forms);
      var read = policies.load(folder);
      if (read.pack().isEmpty()) {
        throw new IllegalStateException(
            String.join("\n", read.mistakes().stream().map(m -> m.in(Locale.ENGLISH)).toList()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A town's hospital; its code. */
  String hospital(int no) {
    var code = county + "-T" + no;
    jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, 'town_hospital', 'public', :division, 1)
            """)
        .param("code", code)
        .param("division", county * 1000L + no)
        .update();
    events.publishEvent(new FactsChanged(1));
    return code;
  }

  int id(String hospital) {
    return jdbc.sql(
            """
            select id from registry.institution where code = :code
            """)
        .param("code", hospital)
        .query(Integer.class)
        .single();
  }

  Caller doctor(String hospital) {
    var records = Reach.of(List.of(id(hospital)));
    return caller("doctor-" + hospital, Duty.TOWNSHIP_DOCTOR, hospital, records, records);
  }

  Caller officer() {
    var all =
        jdbc.sql(
                """
                select id from registry.institution where division / 1000 = :county
                """)
            .param("county", county)
            .query(Long.class)
            .list();
    var writes = new ArrayList<>(all);
    writes.add((long) county);
    return caller(
        "officer", Duty.REFORM_OFFICER, String.valueOf(county), Reach.of(all), Reach.of(writes));
  }

  Caller city() {
    return caller("city", Duty.REVIEWER, "9941", Reach.NONE, Reach.NONE);
  }

  private Caller caller(String user, Duty duty, String unit, Reach records, Reach writes) {
    var figures = Reach.of(List.of(county));
    return new Caller(
        user,
        duty.label().zh() + "甲",
        duty,
        unit,
        new Scope(user, records, Reach.NONE, figures, Reach.NONE),
        writes);
  }
}
