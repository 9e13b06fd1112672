package bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Five million visits through the product's import, as the page sends them, beside a plain COPY of
 * the same rows into an equal table. The two take turns.
 */
final class ImportSpeed {

  private static final int ROUNDS = 3;

  private final Place place;
  private final Report report;
  private final Server server;
  private final List<Double> uploads = new ArrayList<>();
  private final List<Double> imports = new ArrayList<>();
  private final List<Double> figures = new ArrayList<>();
  private final List<Double> texts = new ArrayList<>();
  private final List<Double> binaries = new ArrayList<>();

  ImportSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
    this.server = new Server(place.data());
  }

  void run() throws Exception {
    County.ready(place, report);
    var rows = County.visits(place);
    try (var product = Product.start(place, place.data(), "--no-sample").await(Product.BOARD);
        var connection = server.connect()) {
      var text = place.work().resolve("visits.copy");
      var binary = place.work().resolve("visits.binary");
      export(connection, text, "csv");
      export(connection, binary, "binary");
      report.say("resident before: %.0f MB", product.megabytes("VmRSS"));
      for (var round = 0; round < ROUNDS; round++) {
        viaProduct(product, connection, rows);
        texts.add(plain(connection, text, "csv"));
        binaries.add(plain(connection, binary, "binary"));
      }
      Sql.run(connection, "drop schema bench cascade");
      tell(rows);
      report.say(
          "resident after: %.0f MB, most ever %.0f MB",
          product.megabytes("VmRSS"), product.megabytes("VmHWM"));
      Files.delete(text);
      Files.delete(binary);
    }
  }

  private void viaProduct(Product product, Connection connection, long rows) throws Exception {
    Sql.run(connection, place.sql("forget-visits"));
    server.settle();
    var id = new String[1];
    uploads.add(
        Sql.seconds(
            () -> id[0] = product.upload("visits", place.county().resolve("visits.csv"))));
    var job = product.get("api/imports/" + id[0]);
    while (job.get("state").asString().equals("running")) {
      Thread.sleep(100);
      job = product.get("api/imports/" + id[0]);
    }
    if (!job.get("state").asString().equals("done") || job.get("inserted").asLong() != rows) {
      throw new IllegalStateException("not imported: " + job);
    }
    imports.add(lasted(connection, id[0]));
    figures.add(Sql.seconds(() -> awaitFigures(connection)));
    report.say("  import %s s, most resident so far %.0f MB",
        Report.shown(imports.getLast()), product.megabytes("VmHWM"));
  }

  static double lasted(Connection connection, String id) throws Exception {
    var milliseconds =
        Sql.number(
            connection,
            """
            select extract(epoch from finished_at - started_at) * 1000
              from facts.import_job where id = %s
            """
                .formatted(id));
    return milliseconds / 1000.0;
  }

  /** Until the cells that the import touched have been computed. */
  static void awaitFigures(Connection connection) throws Exception {
    while (Sql.number(
            connection,
            """
            select (select count(*) from facts.mark) + (select count(*) from facts.person_mark)
                   + (select count(*) from pg_locks where locktype = 'advisory' and objid = 727001)
            """)
        > 0) {
      Thread.sleep(50);
    }
  }

  private double plain(Connection connection, Path file, String format) throws Exception {
    Sql.run(connection, place.sql("equal-table"));
    server.settle();
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    return Sql.seconds(() -> {
      try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
        copy.copyIn("copy bench.visit from stdin (format " + format + ")", in, 1 << 18);
      }
    });
  }

  private static void export(Connection connection, Path file, String format) throws Exception {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy records.visit to stdout (format " + format + ")", out);
    }
  }

  private void tell(long rows) {
    report.say("%s visits", County.count(rows));
    report.figure("upload over loopback", "s", uploads);
    report.figure("import: read, validated, in the table, committed", "s", imports);
    report.figure("  rows a second", "rows/s", perSecond(rows, imports));
    report.figure("plain COPY, text, equal table", "s", texts);
    report.figure("  rows a second", "rows/s", perSecond(rows, texts));
    report.figure("plain COPY, binary, equal table", "s", binaries);
    report.figure("  rows a second", "rows/s", perSecond(rows, binaries));
    report.say(
        "import ÷ plain COPY of text: %.2f, of binary: %.2f",
        Report.median(imports) / Report.median(texts),
        Report.median(imports) / Report.median(binaries));
    report.figure("afterwards, until every figure is right", "s", figures);
  }

  private static List<Double> perSecond(long rows, List<Double> seconds) {
    return seconds.stream().map(s -> rows / s).toList();
  }
}
