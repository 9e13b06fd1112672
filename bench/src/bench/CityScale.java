package bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole city made, imported, rebuilt and looked at, and the county of Yunan in the same way: what
 * each takes for a million residents, in time and in memory. Cleans up behind itself.
 */
final class CityScale {

  /** Bytes on the disk at once for a resident's month, files and database together. */
  private static final long BYTES_A_RESIDENT_MONTH = 750;

  private static final int MONTHS = 12;
  private static final String FROM = "2020-01";
  private static final String TO = "2020-12";
  private static final Size YUNAN = new Size("445322", 372_000);

  private final Place place;
  private final Report report;
  private final Size city;

  /** A place and how many people live there. */
  private record Size(String code, int residents) {}

  /** A step's seconds, and the most memory of the application and of the database, in megabytes. */
  private record Cost(double seconds, double application, double database) {}

  /**
   * @param arguments the city's code and its residents; Zhanjiang with seven million without them
   */
  CityScale(Place place, Report report, List<String> arguments) {
    this.place = place;
    this.report = report;
    this.city =
        arguments.isEmpty()
            ? new Size("4408", 7_000_000)
            : new Size(arguments.get(0), Integer.parseInt(arguments.get(1)));
  }

  void run() throws Exception {
    var needed = city.residents() * (long) MONTHS * BYTES_A_RESIDENT_MONTH;
    var free = Files.getFileStore(place.work()).getUsableSpace();
    if (free < needed) {
      report.say(
          "not enough room in %s: %d GB needed, %d GB free; nothing was made",
          place.work(), needed >> 30, free >> 30);
      throw new IllegalStateException("not enough room");
    }
    var small = measured(YUNAN);
    var large = measured(city);
    report.say("");
    report.say("for a million residents:       %12s  %12s     ratio", YUNAN.code(), city.code());
    small.forEach((step, cost) -> {
      var one = cost.seconds() / YUNAN.residents() * 1e6;
      var other = large.get(step).seconds() / city.residents() * 1e6;
      report.say("%-28s %11s s  %11s s  %8.2f", step, shown(one), shown(other), other / one);
    });
  }

  private static String shown(double value) {
    return Report.shown(value);
  }

  private Map<String, Cost> measured(Size size) throws Exception {
    var files = place.work().resolve("scale-" + size.code());
    var data = place.work().resolve("scale-data-" + size.code());
    delete(files);
    delete(data);
    var costs = new LinkedHashMap<String, Cost>();
    try {
      report.say("%s, %,d residents, %d months", size.code(), size.residents(), MONTHS);
      costs.put("simulated", step(data, "simulate", List.of(
          "simulate", "--county=" + size.code(), "--residents=" + size.residents(),
          "--from=" + FROM, "--to=" + TO, "--seed=7", "--without-wrongs", "--out=" + files)));
      var command = new ArrayList<>(List.of("import"));
      for (var folder : folders(files)) {
        command.add("--dir");
        command.add(folder.toString());
      }
      var imported = step(data, "import", command);
      try (var product = Product.start(place, data, "--no-sample").await("api/packs")) {
        delete(files);
        try (var connection = new Server(data).connect()) {
          split(connection, imported, costs);
          costs.put("rebuilt", step(data, "rebuild", List.of("rebuild", "--anew")));
          boards(product, connection, costs);
          rows(connection);
        }
      }
      costs.forEach((name, cost) ->
          report.say(
              "  %-26s %8s s; at most %s MB the application, %s MB the database",
              name, shown(cost.seconds()), shown(cost.application()), shown(cost.database())));
      return costs;
    } finally {
      delete(files);
      delete(data);
    }
  }

  /** A city has a folder for each county. */
  private static List<Path> folders(Path files) throws IOException {
    if (Files.exists(files.resolve("persons.csv"))) {
      return List.of(files);
    }
    try (var all = Files.list(files)) {
      return all.filter(f -> Files.exists(f.resolve("persons.csv"))).sorted().toList();
    }
  }

  /** Runs a command and watches what it and the database of its data folder hold. */
  private Cost step(Path data, String name, List<String> command) throws Exception {
    report.say("  %s …", name);
    var began = System.nanoTime();
    var running = Product.launch(place, data, command.toArray(String[]::new));
    var application = 0.0;
    var database = 0.0;
    while (running.isAlive()) {
      application = Math.max(application, Memory.most(running.pid()));
      database = Math.max(database, Memory.ofDatabase(data));
      Thread.sleep(500);
    }
    if (running.exitValue() != 0) {
      throw new IllegalStateException(name + " failed: see bench/results/product.log");
    }
    return new Cost((System.nanoTime() - began) / 1e9, application, database);
  }

  /** The import's own time, and what deriving and the cells took after it. */
  private static void split(Connection connection, Cost all, Map<String, Cost> costs)
      throws Exception {
    var milliseconds =
        Sql.number(
            connection,
            """
            select extract(epoch from max(finished_at) - min(started_at)) * 1000
              from facts.import_job
            """);
    var files = milliseconds / 1000.0;
    costs.put("imported", new Cost(files, all.application(), all.database()));
    costs.put(
        "until every figure is right",
        new Cost(all.seconds() - files, all.application(), all.database()));
  }

  /** Each county's board, as the first one sees it. */
  private void boards(Product product, Connection connection, Map<String, Cost> costs)
      throws Exception {
    var counties = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                select distinct left(division::text, 6) from registry.institution order by 1
                """)) {
      while (found.next()) {
        counties.add(found.getString(1));
      }
    }
    var began = System.nanoTime();
    for (var county : counties) {
      product.get("api/board?pack=yunan-2020&scope=%s&period=2020&live=true".formatted(county));
    }
    costs.put(
        "boards of all counties",
        new Cost(
            (System.nanoTime() - began) / 1e9,
            product.megabytes("VmHWM"),
            Memory.ofDatabase(product.data())));
  }

  private void rows(Connection connection) throws Exception {
    report.say(
        "  %s visits, %s claims, %s rows of person_month, %s cells; database %d GB",
        County.count(Sql.number(connection, "select count(*) from records.visit")),
        County.count(Sql.number(connection, "select count(*) from insurance.claim")),
        County.count(Sql.number(connection, "select count(*) from facts.person_month")),
        County.count(Sql.number(connection, "select count(*) from indicators.cell")),
        Sql.number(connection, "select pg_database_size(current_database()) >> 30"));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failed)
          throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
