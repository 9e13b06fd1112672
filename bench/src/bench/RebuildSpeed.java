package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every cell of 24 months from the facts, beside one statement a fact, written by hand, that
 * computes and stores the same. Both must come to the same numbers.
 */
final class RebuildSpeed {

  private static final int ROUNDS = 3;
  private static final Pattern SECONDS = Pattern.compile("in ([0-9.]+) s");
  private static final Pattern MEASURE = Pattern.compile("(?m)^  - id: (\\w+)\\n(?s:(.*?))(?=^  - |\\z)");
  private static final List<String> FACTS =
      List.of(
          "visit",
          "person_month",
          "claim",
          "claim_stay",
          "admission",
          "discharge",
          "operation",
          "bed_day",
          "post",
          "pay",
          "income",
          "expense",
          "institution",
          "standard",
          "technique",
          "referral",
          "typed_figure");

  private final Place place;
  private final Report report;
  private final Server server;
  private final List<Double> cells = new ArrayList<>();
  private final List<Double> byHand = new ArrayList<>();
  private final Map<String, List<Double>> byFact = new LinkedHashMap<>();

  RebuildSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
    this.server = new Server(place.data());
  }

  void run() throws Exception {
    County.ready(place, report);
    // Someone must keep the server running between the commands.
    try (var _ = Product.start(place, place.data(), "--no-sample").await(Product.BOARD);
        var connection = server.connect()) {
      ImportSpeed.awaitFigures(connection);
      var peer = DuckPeer.load(place, connection, report);
      for (var round = 0; round < ROUNDS; round++) {
        cells.add(rebuild());
        byHand.add(byHand(connection));
        compare(connection);
        if (peer != null) {
          peer.round();
        }
      }
      if (peer != null) {
        tell(connection, peer);
      }
      report.say(
          "%s cells; %s rows of person_month, %s of visits",
          County.count(Sql.number(connection, "select count(*) from indicators.cell")),
          County.count(Sql.number(connection, "select count(*) from facts.person_month")),
          County.count(Sql.number(connection, "select count(*) from records.visit")));
      Sql.run(connection, "drop schema bench cascade");
    }
    report.figure("rebuild of every cell", "s", cells);
    report.figure("one statement a fact, by hand", "s", byHand);
    byFact.forEach((fact, runs) -> report.figure("  " + fact, "s", runs));
    report.say("rebuild ÷ by hand: %s, median %.2f", ratios(), Report.median(quotients()));
  }

  private List<Double> quotients() {
    return IntStream.range(0, ROUNDS).mapToObj(i -> cells.get(i) / byHand.get(i)).toList();
  }

  private String ratios() {
    return quotients().stream().map(Report::shown).collect(Collectors.joining(" "));
  }

  private void tell(Connection connection, DuckPeer peer) throws Exception {
    var different = peer.different(connection);
    peer.tell(report);
    peer.close();
    if (different > 0) {
      throw new IllegalStateException(different + " of DuckDB's cells differ from those by hand");
    }
    report.say("DuckDB's cells are equal to those by hand");
  }

  /** The same, with person_month derived first from nothing. */
  void runWithPersonMonths() throws Exception {
    County.ready(place, report);
    var whole = new ArrayList<Double>();
    try (var _ = Product.start(place, place.data(), "--no-sample").await(Product.BOARD);
        var connection = server.connect()) {
      ImportSpeed.awaitFigures(connection);
      for (var round = 0; round < ROUNDS; round++) {
        Sql.run(connection, place.sql("forget-person-months"));
        whole.add(rebuild());
      }
      report.say(
          "%s rows of person_month",
          County.count(Sql.number(connection, "select count(*) from facts.person_month")));
    }
    report.figure("rebuild with person_month derived first, from nothing", "s", whole);
  }

  private double rebuild() throws Exception {
    server.settle();
    var said = Product.command(place, place.data(), "rebuild", "--anew");
    var found = SECONDS.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException("no time in: " + said);
    }
    return Double.parseDouble(found.group(1));
  }

  private double byHand(Connection connection) throws Exception {
    Sql.run(connection, place.sql("cells"));
    server.settle();
    connection.setAutoCommit(false);
    var total = 0.0;
    for (var fact : FACTS) {
      // as the product's own worker asks for
      Sql.run(connection, "set local max_parallel_workers_per_gather = 2");
      var text = place.sql("fact/" + fact);
      var seconds = Sql.seconds(() -> Sql.run(connection, text));
      byFact.computeIfAbsent(fact, _ -> new ArrayList<>()).add(seconds);
      total += seconds;
    }
    total += Sql.seconds(connection::commit);
    connection.setAutoCommit(true);
    return total;
  }

  /** Measures are numbered in the order of the pack. */
  private void compare(Connection connection) throws Exception {
    Sql.run(connection, "create table bench.measure (no int, name text)");
    try (var insert = connection.prepareStatement("insert into bench.measure values (?, ?)")) {
      var names = measures();
      for (var i = 0; i < names.size(); i++) {
        insert.setInt(1, i + 1);
        insert.setString(2, names.get(i));
        insert.executeUpdate();
      }
    }
    var different = Sql.number(connection, place.sql("different-cells"));
    if (different > 0) {
      throw new IllegalStateException(different + " cells differ from those by hand");
    }
    Sql.run(connection, "drop table bench.measure");
  }

  private List<String> measures() throws IOException {
    var text = Files.readString(place.product().resolve("policies/yunan-2020/measures.yaml"));
    return MEASURE
        .matcher(text)
        .results()
        .filter(block -> block.group(2).contains("    fact: "))
        .filter(block -> !block.group(2).contains("    aggregate: distinct"))
        .map(block -> block.group(1))
        .toList();
  }
}
