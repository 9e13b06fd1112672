package bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** The same visits as a workbook and as CSV, as the page sends them. The two take turns. */
final class XlsxSpeed {

  private static final int ROUNDS = 3;
  private static final int[] SIZES = {200_000, 1_000_000};
  private static final int FLUSHED_AFTER = 1_000;
  private static final String[] COLUMNS = {
    "source", "source_no", "institution", "visited_on", "kind", "total_amount", "fund_amount",
    "icd10"
  };

  private final Place place;
  private final Report report;
  private final Path folder;

  XlsxSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
    this.folder = place.work().resolve("workbooks");
  }

  void run() throws Exception {
    forget(folder);
    Files.createDirectories(folder);
    var data = folder.resolve("data");
    try (var product = Product.start(place, data, "--no-sample").await("api/session");
        var connection = new Server(data).connect()) {
      take(product, "divisions", "code,name\n445322,County\n445322101,Town\n");
      take(
          product,
          "institutions",
          "code,name,kind,division\nT1,Town hospital,town_hospital,445322101\n");
      for (var rows : SIZES) {
        compare(product, connection, rows);
      }
      report.say("most resident ever: %.0f MB", product.megabytes("VmHWM"));
    }
    forget(folder);
  }

  private void take(Product product, String format, String text) throws Exception {
    var file = Files.writeString(folder.resolve(format + ".csv"), text);
    ended(product, product.upload(format, file));
  }

  private void compare(Product product, Connection connection, int rows) throws Exception {
    var csv = folder.resolve("visits.csv");
    var xlsx = folder.resolve("visits.xlsx");
    writeCsv(csv, rows);
    writeXlsx(xlsx, rows);
    report.say(
        "%s visits: CSV %.1f MB, workbook %.1f MB; resident before %.0f MB",
        County.count(rows), Files.size(csv) / 1e6, Files.size(xlsx) / 1e6,
        product.megabytes("VmRSS"));
    var ofCsv = new ArrayList<Double>();
    var ofXlsx = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      ofCsv.add(seconds(product, connection, csv, rows));
      var most = product.megabytes("VmHWM");
      ofXlsx.add(seconds(product, connection, xlsx, rows));
      report.say("  most resident: %.0f MB, before %.0f", product.megabytes("VmHWM"), most);
    }
    report.figure("import of CSV", "s", ofCsv);
    report.figure("import of the workbook", "s", ofXlsx);
    report.say("  rows a second: %,.0f", rows / Report.median(ofXlsx));
    report.say("workbook ÷ CSV: %.2f", Report.median(ofXlsx) / Report.median(ofCsv));
  }

  private double seconds(Product product, Connection connection, Path file, long rows)
      throws Exception {
    Sql.run(connection, place.sql("forget-visits"));
    var id = product.upload("visits", file);
    var job = ended(product, id);
    if (job.get("inserted").asLong() != rows) {
      throw new IllegalStateException("not all imported: " + job);
    }
    ImportSpeed.awaitFigures(connection);
    return ImportSpeed.lasted(connection, id);
  }

  private static tools.jackson.databind.JsonNode ended(Product product, String id)
      throws Exception {
    var job = product.get("api/imports/" + id);
    while (job.get("state").asString().equals("running")) {
      Thread.sleep(100);
      job = product.get("api/imports/" + id);
    }
    if (!job.get("state").asString().equals("done")) {
      throw new IllegalStateException("not imported: " + job);
    }
    return job;
  }

  private static LocalDate day(int row) {
    return LocalDate.of(2019, 1, 1).plusDays(row % 730);
  }

  private static BigDecimal amount(int row) {
    return BigDecimal.valueOf(1_000L + row % 30_000, 2);
  }

  private static void writeCsv(Path file, int rows) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(",", COLUMNS) + "\n");
      for (var row = 1; row <= rows; row++) {
        out.write(
            "his,V%d,T1,%s,outpatient,%s,5,J06.%d\n".formatted(row, day(row), amount(row), row % 10));
      }
    }
  }

  private static void writeXlsx(Path file, int rows) throws IOException {
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "bench", "1.0")) {
      var sheet = book.newWorksheet("visits");
      for (var column = 0; column < COLUMNS.length; column++) {
        sheet.value(0, column, COLUMNS[column]);
      }
      for (var row = 1; row <= rows; row++) {
        sheet.value(row, 0, "his");
        sheet.value(row, 1, "V" + row);
        sheet.value(row, 2, "T1");
        sheet.value(row, 3, day(row));
        sheet.style(row, 3).format("yyyy-mm-dd").set();
        sheet.value(row, 4, "outpatient");
        sheet.value(row, 5, amount(row));
        sheet.value(row, 6, 5);
        sheet.value(row, 7, "J06." + row % 10);
        if (row % FLUSHED_AFTER == 0) {
          sheet.flush();
        }
      }
    }
  }

  private static void forget(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : List.copyOf(all.sorted(Comparator.reverseOrder()).toList())) {
          Files.delete(path);
        }
      }
    }
  }
}
