package bench;

import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * From the commit of a one-record import to an open browser: told, and the board answered anew. On
 * a quiet system, and while very many records are imported and computed. Runs on the whole county
 * where {@code bench/run prepare} has made it, else on the sample.
 */
final class Freshness {

  private static final int QUIET = 60;
  private static final int BUSY_AT_LEAST = 40;
  private static final int MOST_BULKS = 6;
  private static final int BULK_ROWS = 200_000;
  private static final long PATIENCE_MILLIS = 120_000;
  private static final long PAUSE_MILLIS = 300;

  private final Place place;
  private final Report report;
  private final List<Double> told = new ArrayList<>();
  private final List<Double> sent = new ArrayList<>();
  private final List<Double> board = new ArrayList<>();

  Freshness(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    var whole = Files.exists(place.work().resolve("data-is-complete"));
    var data = whole ? place.data() : place.sample();
    report.say("%s", whole ? "the whole county" : "the sample county, 37 000 residents");
    var options = whole ? new String[] {"--no-sample"} : new String[0];
    try (var product = Product.start(place, data, options).await(Product.BOARD)) {
      EventsProof.awaitSample(product, whole);
      try (var connection = new Server(data).connect();
          var ear = Ear.open(product, "", true)) {
        ImportSpeed.awaitFigures(connection);
        var source = "freshness-" + System.currentTimeMillis();
        var changes = new Changes(place, product, connection, source);
        for (var i = 0; i < 10; i++) {
          one(product, connection, ear, changes::single);
        }
        quiet(product, connection, ear, changes);
        busy(product, connection, ear, changes);
        changes.takeOut(connection);
      }
    }
  }

  private void quiet(Product product, Connection connection, Ear ear, Changes changes)
      throws Exception {
    begin();
    for (var i = 0; i < QUIET; i++) {
      one(product, connection, ear, changes::single);
      Thread.sleep(PAUSE_MILLIS);
    }
    tell("quiet");
  }

  private void busy(Product product, Connection connection, Ear ear, Changes changes)
      throws Exception {
    begin();
    for (var bulk = 0; bulk < MOST_BULKS && told.size() < BUSY_AT_LEAST; bulk++) {
      var id = changes.bulk(BULK_ROWS);
      while (changes.running(id) || waiting(connection)) {
        one(product, connection, ear, changes::stay);
      }
    }
    report.say("meanwhile imports of %,d visits each, and their figures", BULK_ROWS);
    tell("busy");
  }

  private static boolean waiting(Connection connection) throws Exception {
    return Sql.number(
            connection,
            """
            select (select count(*) from facts.mark) + (select count(*) from facts.person_mark)
            """)
        > 0;
  }

  private interface Change {
    String send() throws Exception;
  }

  private void begin() {
    told.clear();
    sent.clear();
    board.clear();
  }

  /** The bulk is in other months: an event with this month is the single record's. */
  private void one(Product product, Connection connection, Ear ear, Change change)
      throws Exception {
    ear.forget();
    var began = System.nanoTime();
    var id = change.send();
    var until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (System.nanoTime() < until) {
      var heard = ear.next(1_000);
      if (heard != null && heard.name().equals("cells") && hasMonth(heard)) {
        var asked = System.nanoTime();
        product.get(Product.BOARD);
        board.add((System.nanoTime() - asked) / 1e6);
        sent.add((heard.nanos() - began) / 1e6);
        told.add((double) (heard.millis() - Changes.finished(connection, id)));
        return;
      }
    }
    throw new IllegalStateException("never told of import " + id);
  }

  private static boolean hasMonth(Ear.Heard heard) {
    for (var month : heard.data().path("months")) {
      if (month.asString().equals(Changes.MONTH)) {
        return true;
      }
    }
    return false;
  }

  private void tell(String when) {
    line(when + ": from the commit to the event at a browser", told);
    line(when + ": from sending the file to the event", sent);
    line(when + ": then the board of the year, drawn anew", board);
  }

  private void line(String what, List<Double> milliseconds) {
    report.say(
        "%-58s n %3d  p50 %8s  p95 %8s  most %8s ms",
        what,
        milliseconds.size(),
        Report.shown(Report.median(milliseconds)),
        Report.shown(Report.quantile(milliseconds, 0.95)),
        Report.shown(Report.quantile(milliseconds, 1)));
  }
}
