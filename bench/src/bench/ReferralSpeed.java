package bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The referral office's inbox, a slip that is sent, and the flows of a year, over 200 000 cases of the
 * two years before now, of which 2 % are open; fifty users who each ask once a second, told from the
 * moment each wanted to.
 */
final class ReferralSpeed {

  private static final int CASES = 200_000;
  private static final int OPEN_IN_A_HUNDRED = 2;
  private static final int DAYS = 730;
  private static final int SEED = 7;
  private static final int USERS = 50;
  private static final int REQUESTS_OF_EACH = 20;
  private static final int REQUESTS = 40;
  private static final double MOST = 150;
  private static final long PAUSE_NANOSECONDS = 1_000_000_000L;

  private final Place place;
  private final Report report;

  ReferralSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  private record Institution(int id, String code, String town) {}

  private record Person(int id, String no, String sex, LocalDate born, String town) {}

  private record User(String token, Institution at) {}

  private interface Asking {
    HttpRequest request(User user, int number);
  }

  void run() throws Exception {
    var data = place.sample();
    try (var product = Product.start(place, data).await(Product.BOARD);
        var connection = new Server(data).connect()) {
      ImportSpeed.awaitFigures(connection);
      var towns = institutions(connection, "'town_hospital', 'centre_town_hospital'");
      var hospitals = institutions(connection, "'county_hospital', 'tcm_hospital', 'mch_hospital'");
      var people = people(connection);
      fill(connection, towns, hospitals, people);
      var offices = users(connection, "REFERRAL_OFFICE", hospitals);
      var doctors = users(connection, "TOWNSHIP_DOCTOR", towns);
      report.say(
          "milliseconds, p95 of %d users who ask once a second; goal of each %.0f", USERS, MOST);
      judge("inbox of an office", paced(product, offices, (user, _) ->
          product.as(user.token(), "api/referrals?tray=waiting").build()));
      judge("inbox of a town", paced(product, doctors, (user, _) ->
          product.as(user.token(), "api/referrals?tray=waiting").build()));
      judge("under way, an office", paced(product, offices, (user, _) ->
          product.as(user.token(), "api/referrals?tray=under_way").build()));
      judge("a slip sent", paced(product, doctors, (user, number) ->
          slip(product, user, hospitals, people, number)));
      var alone = new ArrayList<Double>();
      for (var i = 0; i < REQUESTS; i++) {
        var request = slip(product, doctors.get(i % doctors.size()), hospitals, people, 1_000 + i);
        var began = System.nanoTime();
        send(product, request);
        alone.add((System.nanoTime() - began) / 1e6);
      }
      tell("a slip sent, 1 user", alone);
      flows(product);
    }
  }

  private void flows(Product product) throws Exception {
    var today = LocalDate.now();
    for (var days : List.of(30, 365)) {
      var path = "api/referrals/flows?from=" + today.minusDays(days) + "&to=" + today;
      var milliseconds = new ArrayList<Double>();
      for (var i = 0; i < REQUESTS; i++) {
        var began = System.nanoTime();
        product.get(path);
        milliseconds.add((System.nanoTime() - began) / 1e6);
      }
      tell("flows and rates of the county, " + days + " days, 1 user", milliseconds);
    }
  }

  private void judge(String what, List<Double> milliseconds) {
    tell(what, milliseconds);
    if (Report.quantile(milliseconds, 0.95) > MOST) {
      report.say("  OVER the goal");
    }
  }

  private void tell(String what, List<Double> milliseconds) {
    report.say(
        "%-58s p50 %8s  p95 %8s",
        what,
        Report.shown(Report.median(milliseconds)),
        Report.shown(Report.quantile(milliseconds, 0.95)));
  }

  private static HttpRequest slip(
      Product product, User user, List<Institution> hospitals, List<Person> people, int number) {
    var own = people.stream().filter(it -> it.town().equals(user.at().town())).toList();
    var random = new Random(user.token().hashCode() * 31L + number);
    var person = own.get(random.nextInt(own.size()));
    var body =
        """
        {"begin": "submit", "personNo": "%s", "direction": "up", "service": "inpatient",
         "urgency": "routine", "icd10": "I63.9", "diagnosis": "脑梗死", "reason": "beyond_ability",
         "from": "%s", "to": "%s"}
        """
            .formatted(
                person.no(),
                user.at().code(),
                hospitals.get(random.nextInt(hospitals.size())).code());
    return product
        .as(user.token(), "api/referrals")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static List<User> users(Connection connection, String duty, List<Institution> places)
      throws Exception {
    var users = new ArrayList<User>();
    for (var i = 0; i < USERS; i++) {
      var at = places.get(i % places.size());
      users.add(new User(Somebody.signedIn(connection, duty, at.code()), at));
    }
    return users;
  }

  /** Each user's questions, a second apart; users don't begin together. */
  private static List<Double> paced(Product product, List<User> users, Asking asking)
      throws Exception {
    var all = Collections.synchronizedList(new ArrayList<Double>());
    for (var user : users.subList(0, Math.min(8, users.size()))) {
      send(product, asking.request(user, -1)); // warms up
    }
    try (var threads = Executors.newFixedThreadPool(USERS)) {
      var asked = new ArrayList<java.util.concurrent.Future<?>>();
      var first = System.nanoTime() + PAUSE_NANOSECONDS;
      for (var i = 0; i < users.size(); i++) {
        var user = users.get(i);
        var begin = first + i * PAUSE_NANOSECONDS / USERS;
        asked.add(
            threads.submit(
                () -> {
                  for (var n = 0; n < REQUESTS_OF_EACH; n++) {
                    var wanted = begin + n * PAUSE_NANOSECONDS;
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, wanted - System.nanoTime()));
                    send(product, asking.request(user, n));
                    all.add((System.nanoTime() - wanted) / 1e6);
                  }
                  return true;
                }));
      }
      for (var one : asked) {
        one.get();
      }
    }
    return all;
  }

  private static void send(Product product, HttpRequest request) throws Exception {
    var answer = product.client().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static List<Institution> institutions(Connection connection, String kinds)
      throws Exception {
    var found = new ArrayList<Institution>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select id, code, left(division::text, 9) from registry.institution
                 where kind in (%s) and not organisation_only and closed_on is null order by code
                """
                    .formatted(kinds))) {
      while (rows.next()) {
        found.add(new Institution(rows.getInt(1), rows.getString(2), rows.getString(3)));
      }
    }
    return found;
  }

  private static List<Person> people(Connection connection) throws Exception {
    var found = new ArrayList<Person>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select p.id, p.person_no, p.sex, p.birth_date, left(r.division::text, 9)
                  from residents.person p
                  join residents.residence r on r.person_id = p.id and r.valid_to is null
                 where p.death_date is null order by p.id
                """)) {
      while (rows.next()) {
        found.add(
            new Person(
                rows.getInt(1),
                rows.getString(2),
                rows.getString(3),
                rows.getObject(4, LocalDate.class),
                rows.getString(5)));
      }
    }
    return found;
  }

  /** By COPY, once. */
  private void fill(
      Connection connection,
      List<Institution> towns,
      List<Institution> hospitals,
      List<Person> people)
      throws Exception {
    var there = Sql.number(connection, "select count(*) from referral.referral_case");
    if (there >= CASES) {
      report.say("%s cases are there from before", County.count(there));
      return;
    }
    var random = new Random(SEED);
    var now = OffsetDateTime.now(ZoneOffset.ofHours(8)).withNano(0);
    Sql.run(connection, "set yipanqi.writes = 'all'");
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    var began = System.nanoTime();
    for (var i = 0; i < CASES; i++) {
      var text =
          line(
              i,
              random,
              now,
              towns.get(random.nextInt(towns.size())),
              hospitals.get(random.nextInt(hospitals.size())),
              people.get(random.nextInt(people.size())));
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
    var seconds = (System.nanoTime() - began) / 1e9;
    Sql.run(connection, "vacuum analyze referral.referral_case");
    report.say("%s cases put in by COPY in %.1f s, seed %d", County.count(CASES), seconds, SEED);
  }

  private static final String COPY =
      """
      copy referral.referral_case (no, person_id, person_no, person_name, person_sex, person_born,
        home_county, direction, service, purpose, urgency, icd10, diagnosis, reason,
        from_institution_id, referrer, referrer_name, to_institution_id, contracted, state, since,
        owner_institution_id, owner_duty, due_at, submitted_at, answered_at, accepted_at, closed_at,
        referred_on, arrived_on, created_at) from stdin
      """;

  private static String line(
      int number,
      Random random,
      OffsetDateTime now,
      Institution town,
      Institution hospital,
      Person person) {
    var open = random.nextInt(100) < OPEN_IN_A_HUNDRED;
    var sent = now.minusMinutes(random.nextInt(open ? 3 * 1440 : DAYS * 1440));
    var answered = sent.plusMinutes(1 + random.nextInt(300));
    var refused = !open && random.nextInt(10) == 0;
    var urgency = List.of("urgent", "priority", "routine").get(Math.min(2, random.nextInt(6)));
    var values =
        new Object[] {
          "ZZ19000101-" + (1_000_000 + number), person.id(), person.no(), "测量甲", person.sex(),
          person.born(), 445322, "up", "inpatient", "treatment", urgency, "I63.9", "脑梗死",
          "beyond_ability", town.id(), "bench", "测量", hospital.id(), random.nextBoolean(),
          open ? "submitted" : refused ? "declined" : "closed", sent, open ? hospital.id() : null,
          open ? "REFERRAL_OFFICE" : null, open ? sent.plusHours(2) : null, sent,
          open ? null : answered, open || refused ? null : answered,
          open || refused ? null : answered.plusDays(9), sent.toLocalDate(),
          open || refused ? null : answered.plusDays(1).toLocalDate(), sent
        };
    return Arrays.stream(values)
            .map(value -> value == null ? "\\N" : value.toString())
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
