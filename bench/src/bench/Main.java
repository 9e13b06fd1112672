package bench;

import java.util.List;
import java.util.Map;

/** {@code bench/run NAME}: one measurement, its figures on the terminal and in a file. */
final class Main {

  private interface Measurement {
    void run(Place place, Report report) throws Exception;
  }

  private static final Map<String, Measurement> MEASUREMENTS =
      Map.of(
          "prepare", (place, report) -> County.ready(place, report),
          "import", (place, report) -> new ImportSpeed(place, report).run(),
          "xlsx", (place, report) -> new XlsxSpeed(place, report).run(),
          "rebuild", (place, report) -> new RebuildSpeed(place, report).run(),
          "person-months", (place, report) -> new RebuildSpeed(place, report).runWithPersonMonths(),
          "start", (place, report) -> new StartSpeed(place, report).run(),
          "refresh", (place, report) -> new RefreshSpeed(place, report).run(),
          "board", (place, report) -> new BoardSpeed(place, report).run(),
          "freshness", (place, report) -> new Freshness(place, report).run(),
          "events", (place, report) -> new EventsProof(place, report).run());

  private static final List<String> NAMES =
      List.of(
          "prepare",
          "import",
          "xlsx",
          "rebuild",
          "person-months",
          "start",
          "refresh",
          "board",
          "freshness",
          "events");

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1 || !MEASUREMENTS.containsKey(arguments[0])) {
      System.err.println("usage: bench/run " + String.join(" | ", NAMES));
      System.exit(2);
    }
    var place = Place.ofThisProcess();
    try (var report = new Report(place.results().resolve(arguments[0] + ".txt"))) {
      report.machine();
      MEASUREMENTS.get(arguments[0]).run(place, report);
    }
    System.exit(0);
  }
}
