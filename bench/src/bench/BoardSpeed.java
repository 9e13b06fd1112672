package bench;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long pages take to come, over loopback: with one user; with fifty of whom each asks once a
 * second, told from the moment it wanted to; and with fifty of whom each asks again as soon as the
 * answer is there, which is as much as the machine can do. Answers come compressed, as to a browser.
 */
final class BoardSpeed {

  private static final int WARM_UP = 20;
  private static final int REQUESTS = 200;
  private static final int CHANGES = 30;
  private static final long TOO_SLOW_NANOSECONDS = 5_000_000_000L;
  private static final int USERS = 50;
  private static final int REQUESTS_OF_EACH = 20;
  private static final long PAUSE_NANOSECONDS = 1_000_000_000L;

  private final Place place;
  private final Report report;

  BoardSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  /** Something to be done before each request, outside its time. */
  private interface Before {
    void request() throws Exception;
  }

  void run() throws Exception {
    County.ready(place, report);
    try (var product = Product.start(place, place.data(), "--no-sample").await(Product.BOARD);
        var connection = new Server(place.data()).connect()) {
      ImportSpeed.awaitFigures(connection);
      report.say(
          "milliseconds; %d requests, %d where something changes before each, %d of each of %d users",
          REQUESTS,
          CHANGES,
          REQUESTS_OF_EACH,
          USERS);
      page(product, connection, "board of a year, 24 indicators", Product.BOARD);
      page(product, connection, "board of a year, items", Product.BOARD + "&set=items");
      page(product, connection, "board of a quarter",
          Product.BOARD.replace("=2020", "=2020Q4").replace("yunan-2020Q4", "yunan-2020"));
      var figure = "api/figures/36?pack=yunan-2020&scope=445322&period=2020";
      page(product, connection, "the chain behind item 36", figure);
      page(product, connection, "50 of the records behind item 36", records(product, figure));
      var visits = "api/figures/32?pack=yunan-2020&scope=445322&period=2020";
      page(product, connection, "the chain behind item 32", visits);
      page(product, connection, "50 of the records behind item 32", records(product, visits));
      var indicator = "api/indicators/36?pack=yunan-2020&scope=445322&period=2020";
      page(product, connection, "the page of indicator 36", indicator);
      page(product, connection, "the page of a record", record(connection));
      report.say("most resident: %.0f MB", product.megabytes("VmHWM"));
    }
  }

  private static String record(Connection connection) throws Exception {
    var no =
        Sql.text(
            connection,
            """
            select s.code || '&no=' || v.source_no
              from records.visit v join facts.source_system s on s.id = v.source_id
             where v.visited_on = '2020-06-15' order by v.source_no limit 1
            """);
    return "api/records/visit?pack=yunan-2020&source=" + no;
  }

  private static String records(Product product, String figure) throws Exception {
    for (var part : product.get(figure).get("parts")) {
      if (part.get("records").asBoolean()) {
        return figure.replace("?", "/records?") + "&limit=50&part=" + part.get("ref").asString();
      }
    }
    throw new IllegalStateException("no records behind " + figure);
  }

  private void page(Product product, Connection connection, String what, String path)
      throws Exception {
    var began = System.nanoTime();
    product.get(path);
    if (System.nanoTime() - began > TOO_SLOW_NANOSECONDS) {
      report.say("%-58s %.1f s once; not asked again", what, (System.nanoTime() - began) / 1e9);
      return;
    }
    for (var i = 1; i < WARM_UP; i++) {
      product.get(path);
    }
    tell(what + ", 1 user", measure(product, path, REQUESTS, () -> {}));
    tell(
        what + ", one month just changed",
        measure(product, path, CHANGES, () -> change(connection, "2020-11-01", "2020-11-01")));
    tell(
        what + ", every month just changed",
        measure(product, path, CHANGES, () -> change(connection, "2019-01-01", "2020-12-01")));
    tell(
        what + ", " + USERS + " users, each once a second",
        together(user -> paced(product, path, user)));
    tell(
        what + ", " + USERS + " users without a pause",
        together(_ -> measure(product, path, REQUESTS_OF_EACH, () -> {})));
  }

  private void tell(String what, List<Double> milliseconds) {
    report.say(
        "%-58s p50 %8s  p95 %8s",
        what,
        Report.shown(Report.median(milliseconds)),
        Report.shown(Report.quantile(milliseconds, 0.95)));
  }

  /** What every refresh does last: whoever keeps those months in memory must read them again. */
  private static void change(Connection connection, String first, String last) throws Exception {
    Sql.run(
        connection,
        """
        update indicators.month_version set version = nextval('indicators.version')
         where month between '%s' and '%s'
        """
            .formatted(first, last));
  }

  private static List<Double> measure(Product product, String path, int requests, Before before)
      throws Exception {
    var milliseconds = new ArrayList<Double>();
    for (var i = 0; i < requests; i++) {
      before.request();
      var request = product.request(path).header("Accept-Encoding", "gzip").build();
      var began = System.nanoTime();
      var answer = product.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
      milliseconds.add((System.nanoTime() - began) / 1e6);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
    }
    return milliseconds;
  }

  /** One user's questions, a second apart; users don't begin together. */
  private static List<Double> paced(Product product, String path, int user) throws Exception {
    var milliseconds = new ArrayList<Double>();
    var first = System.nanoTime() + PAUSE_NANOSECONDS + user * PAUSE_NANOSECONDS / USERS;
    for (var i = 0; i < REQUESTS_OF_EACH; i++) {
      var wanted = first + i * PAUSE_NANOSECONDS;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, wanted - System.nanoTime()));
      measure(product, path, 1, () -> {});
      milliseconds.add((System.nanoTime() - wanted) / 1e6);
    }
    return milliseconds;
  }

  private interface User {
    List<Double> ask(int number) throws Exception;
  }

  private static List<Double> together(User user) throws Exception {
    var all = Collections.synchronizedList(new ArrayList<Double>());
    try (var users = Executors.newFixedThreadPool(USERS)) {
      var asked = new ArrayList<java.util.concurrent.Future<?>>();
      for (var i = 0; i < USERS; i++) {
        var number = i;
        asked.add(users.submit(() -> all.addAll(user.ask(number))));
      }
      for (var one : asked) {
        one.get();
      }
    }
    return all;
  }
}
