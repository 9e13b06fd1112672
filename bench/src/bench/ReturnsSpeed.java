package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The five figures of returns, over loopback, on the sample county with one more document in its folder of packs: a
 * return of 2 000 cells saved and printed, the board of every institution, 331 approvals, Yunan's monthly table.
 */
final class ReturnsSpeed {

  private static final int ROWS = 500;
  private static final int APPROVALS = 331;
  private static final int ROUNDS = 7;
  private static final int LOOKS = 60;
  private static final String PACK = "bench-returns";

  private static final String DOCUMENT =
      """
      pack: bench-returns
      title: {zh: 报表测速, en: Returns measured}
      document:
        number: null
        kind: county_plan
        status: in_force
        issued: null
        effective_from: 2020-01-01
        effective_to: null
        binds: ["4453"]
      calendar: {closes_after_days: 5}
      chapters:
        - {id: one, no: 一, title: {zh: 报送, en: Reports}, short: {zh: 报送, en: Reports}}
      clauses:
        - {id: c1, place: 一1, title: {zh: 月报, en: Monthly}}
      chains:
        - id: small
          clause: c1
          title: {zh: 逐级审核, en: Level by level}
          steps:
            - {id: fill, at: institution, duty: township_doctor, act: fill, label: {zh: 填报, en: Fill in}}
            - {id: county, at: county, duty: reform_officer, act: review, label: {zh: 县审核, en: County}}
            - {id: city, at: city, duty: reviewer, act: lock, label: {zh: 市锁表, en: City}}
        - id: large
          clause: c1
          title: {zh: 逐级审核, en: Level by level}
          steps:
            - {id: fill, at: community, duty: community_director, act: fill, label: {zh: 填报, en: Fill in}}
            - {id: keep, at: county, duty: reform_officer, act: lock, label: {zh: 锁表, en: Locked}}
      forms:
        - id: small
          clause: c1
          title: {zh: 小表, en: Small}
          short: {zh: 小表, en: Small}
          ours: true
          period: month
          owner: institution
          kinds: [town_hospital, centre_town_hospital, community_health_centre, village_clinic, county_hospital, tcm_hospital]
          chain: small
          sections:
            - id: t
              title: {zh: 小表, en: Small}
              columns: [{id: a, label: {zh: 甲, en: A}, unit: persons, required: true}]
              rows: [{id: r, label: {zh: 人数, en: People}}]
        - id: large
          clause: c1
          title: {zh: 大表, en: Large}
          short: {zh: 大表, en: Large}
          ours: true
          period: month
          owner: community
          chain: large
          checks:
            - {id: order, each: t, that: row.a <= row.b, missing: skip, severity: error, words: {zh: 甲大于乙, en: A above B}}
          sections:
            - id: t
              title: {zh: 大表, en: Large}
              columns:
                - {id: a, label: {zh: 甲, en: A}, unit: persons, required: true}
                - {id: b, label: {zh: 乙, en: B}, unit: persons, required: true}
                - {id: c, label: {zh: 丙, en: C}, unit: persons, required: true}
                - {id: d, label: {zh: 丁, en: D}, unit: persons, required: true}
              rows:
      """;

  private final Place place;
  private final Report report;

  ReturnsSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    var data = place.sample();
    // one that another measurement left may hold no county
    CrashProof.delete(data);
    var packs = Map.of("YIPANQI_POLICIES", packs().toString());
    try (var product = Person.answering(Product.start(place, data, packs));
        var connection = new Server(data).connect()) {
      awaitSample(connection);
      ImportSpeed.awaitFigures(connection);
      var director = somebody(product, "director");
      var reform = somebody(product, "reform");
      large(product, director);
      monthly(product, director);
      board(product, reform, connection);
      approvals(product, reform, connection);
    }
  }

  /** What the sample makes last are inspections. */
  private static void awaitSample(Connection connection) throws Exception {
    for (var waited = 0; inspections(connection) == 0; waited++) {
      if (waited == 900) {
        throw new IllegalStateException("the sample county is not there after a quarter of an hour");
      }
      Thread.sleep(1000);
    }
  }

  private static long inspections(Connection connection) throws Exception {
    return Sql.number(connection, "select count(*) from supervision.inspection");
  }

  /** The product's packs, and one more. */
  private Path packs() throws IOException {
    var folder = place.work().resolve("returns-packs");
    var from = place.product().resolve("policies");
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.write(to, Files.readAllBytes(file));
      }
    }
    var rows =
        IntStream.range(0, ROWS)
            .mapToObj(n -> "          - {id: r%d, label: {zh: 第%d行, en: Row %d}}\n".formatted(n, n, n))
            .collect(Collectors.joining());
    Files.createDirectories(folder.resolve(PACK));
    Files.writeString(folder.resolve(PACK).resolve("pack.yaml"), DOCUMENT + rows);
    return folder;
  }

  private static Person somebody(Product product, String login) throws Exception {
    var person = new Person(login);
    for (var tries = 0; !person.come(product); tries++) {
      if (tries == 300) {
        throw new IllegalStateException(login + " does not come in");
      }
      Thread.sleep(1000);
    }
    return person;
  }

  private void large(Product product, Person director) throws Exception {
    var id = begin(product, director, PACK, "large");
    var saved = new ArrayList<Double>();
    var printed = new ArrayList<Double>();
    for (var round = 0; round <= ROUNDS; round++) {
      var values = new HashMap<String, String>();
      for (var row = 0; row < ROWS; row++) {
        for (var column : List.of("a", "b", "c", "d")) {
          values.put("t!r" + row + "." + column, String.valueOf(row + round));
        }
      }
      var body = Map.of("version", version(product, director, id), "values", values);
      var from = System.nanoTime();
      good(director.put(product, "api/returns/" + id + "/cells", body));
      note(saved, round, from);
      from = System.nanoTime();
      good(director.get(product, "api/returns/" + id + "/paper"));
      note(printed, round, from);
    }
    report.figure("2000 cells checked and saved (goal 2000)", "ms", saved);
    report.figure("the same printed as a PDF (goal 2000)", "ms", printed);
  }

  private void monthly(Product product, Person director) throws Exception {
    var id = begin(product, director, "yunan-2020", "monthly-progress");
    var filled = new ArrayList<Double>();
    for (var round = 0; round <= ROUNDS; round++) {
      var body = Map.of("version", version(product, director, id));
      var from = System.nanoTime();
      good(director.post(product, "api/returns/" + id + "/refilling", body));
      note(filled, round, from);
    }
    report.figure("Yunan's monthly table filled (goal 1000)", "ms", filled);
  }

  private void board(Product product, Person reform, Connection connection) throws Exception {
    var owing = handedIn(connection, "2020-12", Integer.MAX_VALUE).size();
    var looks = new ArrayList<Double>();
    for (var look = 0; look <= LOOKS; look++) {
      var from = System.nanoTime();
      good(
          reform.get(
              product,
              "api/returns/board/units?county=445322&pack=bench-returns&form=small&period=2020-12"));
      note(looks, look, from);
    }
    report.say(
        "board of %d institutions, each with a return (goal p95 200 ms): p50 %s  p95 %s",
        owing, Report.shown(Report.median(looks)), Report.shown(Report.quantile(looks, 0.95)));
  }

  private void approvals(Product product, Person reform, Connection connection) throws Exception {
    var passed = new ArrayList<Double>();
    for (var round = 0; round <= ROUNDS; round++) {
      var waiting = new ArrayList<Map<String, Long>>();
      for (var month = 1; waiting.size() < APPROVALS; month++) {
        waiting.addAll(
            handedIn(connection, "2020-%02d".formatted(month), APPROVALS - waiting.size()));
      }
      var from = System.nanoTime();
      good(reform.post(product, "api/returns/approvals", Map.of("returns", waiting)));
      note(passed, round, from);
    }
    report.figure(APPROVALS + " approvals in one transaction (goal 2000)", "ms", passed);
  }

  /** Small returns of every institution for a month, as if just handed in. */
  private static List<Map<String, Long>> handedIn(Connection connection, String month, int most)
      throws Exception {
    var sql =
        """
        insert into reporting.form_return (pack, form, form_version, period, period_end, unit_code,
               unit_kind, holder_id, county, edition, state, step, submissions, handed_in_at,
               submitted_at, submitted_by, submitted_name, begun_at, begun_by, begun_name, changed_at)
        select 'bench-returns', 'small', 1, ?, (? || '-28')::date, i.code, 'institution', i.id, 445322,
               1, 'awaiting', 1, 1, now(), now(), 'bench', 'bench', now(), 'bench', 'bench', now()
          from registry.institution i
         where i.kind in ('town_hospital', 'centre_town_hospital', 'community_health_centre',
                          'village_clinic', 'county_hospital', 'tcm_hospital')
         order by i.code
         limit ?
            on conflict (pack, form, period, unit_code, edition) do update
           set state = 'awaiting', step = 1, version = form_return.version + 1
        returning id, version
        """;
    var all = new ArrayList<Map<String, Long>>();
    try (var on = connection.createStatement()) {
      on.execute("set yipanqi.writes = 'all'");
    }
    try (var insert = connection.prepareStatement(sql)) {
      insert.setString(1, month);
      insert.setString(2, month);
      insert.setInt(3, most);
      try (var rows = insert.executeQuery()) {
        while (rows.next()) {
          all.add(Map.of("id", rows.getLong(1), "version", rows.getLong(2)));
        }
      }
    }
    return all;
  }

  private static long begin(Product product, Person by, String pack, String form) throws Exception {
    var body = Map.of("pack", pack, "form", form, "period", "2020-12", "unitCode", "445322-C1");
    return good(by.post(product, "api/returns", body)).json().path("id").asLong();
  }

  private static int version(Product product, Person by, long id) throws Exception {
    return good(by.get(product, "api/returns/" + id)).json().path("head").path("version").asInt();
  }

  private static Person.Answer good(Person.Answer answer) {
    if (!answer.good()) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return answer;
  }

  /** The first of each warms up. */
  private static void note(List<Double> all, int round, long from) {
    if (round > 0) {
      all.add((System.nanoTime() - from) / 1e6);
    }
  }
}
