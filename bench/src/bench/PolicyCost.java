package bench;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the policies of rows cost the board and the chain behind its figures: the same pages with the
 * policies in force and with row-level security taken off every table, turn about, for somebody who
 * sees the whole county and for somebody who sees one town's hospital. Answers that are kept in
 * memory are dropped before each request, as after a change.
 */
final class PolicyCost {

  private static final int ROUNDS = 8;
  private static final int REQUESTS = 12;
  private static final double MOST = 1.15;

  private final Place place;
  private final Report report;
  private final String only;

  /**
   * @param arguments one word that the pages' names hold, or none for every page
   */
  PolicyCost(Place place, Report report, List<String> arguments) {
    this.place = place;
    this.report = report;
    this.only = arguments.isEmpty() ? "" : arguments.getFirst();
  }

  void run() throws Exception {
    County.ready(place, report);
    try (var product = Product.start(place, place.data(), "--no-sample").await(Product.BOARD);
        var connection = new Server(place.data()).connect()) {
      ImportSpeed.awaitFigures(connection);
      var town =
          Sql.text(
              connection,
              """
              select code from registry.institution where kind = 'town_hospital' order by code limit 1
              """);
      report.say(
          "milliseconds, p50 of %d requests each way; kept answers dropped before each",
          ROUNDS * REQUESTS);
      var tables = tables(connection);
      try {
        pages(product, connection, tables, "whole county", "REFORM_OFFICER", "445322");
        pages(product, connection, tables, "one town", "TOWNSHIP_DOCTOR", town);
      } finally {
        turn(connection, tables, true);
      }
    }
  }

  private void pages(
      Product product,
      Connection connection,
      List<String> tables,
      String who,
      String duty,
      String unit)
      throws Exception {
    var token = Somebody.signedIn(connection, duty, unit);
    var board = Product.BOARD;
    var figure = board.replace("api/board?", "api/figures/36?");
    var visits = board.replace("api/board?", "api/figures/32?");
    var pages = new LinkedHashMap<String, String>();
    pages.put("who is in (sign-in alone)", "api/session");
    pages.put("board of a year", board);
    pages.put("board of a year, items", board + "&set=items");
    pages.put("the chain behind item 36", figure);
    pages.put("50 of the records behind item 36", records(product, figure));
    pages.put("the chain behind item 32", visits);
    pages.put("50 of the records behind item 32", records(product, visits));
    pages.put("the page of indicator 36", board.replace("api/board?", "api/indicators/36?"));
    for (var page : pages.entrySet()) {
      if (page.getKey().contains(only)) {
        compare(product, connection, tables, who, token, page);
      }
    }
  }

  private static String records(Product product, String figure) throws Exception {
    for (var part : product.get(figure).get("parts")) {
      if (part.get("records").asBoolean()) {
        return figure.replace("?", "/records?") + "&limit=50&part=" + part.get("ref").asString();
      }
    }
    throw new IllegalStateException("no records behind " + figure);
  }

  private void compare(
      Product product,
      Connection connection,
      List<String> tables,
      String who,
      String token,
      Map.Entry<String, String> page)
      throws Exception {
    var with = new ArrayList<Double>();
    var without = new ArrayList<Double>();
    measure(product, connection, token, page.getValue()); // warms up
    for (var round = 0; round < ROUNDS; round++) {
      turn(connection, tables, false);
      without.addAll(measure(product, connection, token, page.getValue()));
      turn(connection, tables, true);
      with.addAll(measure(product, connection, token, page.getValue()));
    }
    var ratio = Report.median(with) / Report.median(without);
    report.say(
        "%-14s %-34s with %8s  without %8s  ratio %.2f%s",
        who,
        page.getKey(),
        Report.shown(Report.median(with)),
        Report.shown(Report.median(without)),
        ratio,
        ratio > MOST ? "  OVER" : "");
  }

  private static List<Double> measure(
      Product product, Connection connection, String token, String path) throws Exception {
    var milliseconds = new ArrayList<Double>();
    for (var i = 0; i < REQUESTS; i++) {
      Sql.run(
          connection,
          """
          update indicators.month_version set version = nextval('indicators.version')
           where month between '2019-01-01' and '2020-12-01'
          """);
      var request = product.as(token, path).header("Accept-Encoding", "gzip").build();
      var began = System.nanoTime();
      var answer = product.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
      milliseconds.add((System.nanoTime() - began) / 1e6);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
    }
    return milliseconds;
  }

  private static List<String> tables(Connection connection) throws Exception {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select oid::regclass::text from pg_class where relrowsecurity order by 1
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void turn(Connection connection, List<String> tables, boolean on)
      throws Exception {
    for (var table : tables) {
      Sql.run(
          connection,
          "alter table %s %s row level security".formatted(table, on ? "enable" : "disable"));
    }
  }
}
