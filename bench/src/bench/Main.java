package bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code bench/run NAME}: one measurement, its figures on the terminal and in a file. */
final class Main {

  private interface Measurement {
    void run(Place place, Report report, List<String> arguments) throws Exception;
  }

  private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

  static {
    MEASUREMENTS.put("prepare", (place, report, _) -> County.ready(place, report));
    MEASUREMENTS.put("import", (place, report, _) -> new ImportSpeed(place, report).run());
    MEASUREMENTS.put("xlsx", (place, report, _) -> new XlsxSpeed(place, report).run());
    MEASUREMENTS.put("rebuild", (place, report, _) -> new RebuildSpeed(place, report).run());
    MEASUREMENTS.put("person-months", (place, report, _) -> new RebuildSpeed(place, report).runWithPersonMonths());
    MEASUREMENTS.put("start", (place, report, _) -> new StartSpeed(place, report).run());
    MEASUREMENTS.put("refresh", (place, report, _) -> new RefreshSpeed(place, report).run());
    MEASUREMENTS.put(
        "city", (place, report, arguments) -> new CityScale(place, report, arguments).run());
    MEASUREMENTS.put("board", (place, report, _) -> new BoardSpeed(place, report).run());
    MEASUREMENTS.put(
        "policies", (place, report, arguments) -> new PolicyCost(place, report, arguments).run());
    MEASUREMENTS.put("freshness", (place, report, _) -> new Freshness(place, report).run());
    MEASUREMENTS.put("audit", (place, report, _) -> new AuditSpeed(place, report).run());
    MEASUREMENTS.put("backup", (place, report, _) -> new BackupSpeed(place, report).run());
    MEASUREMENTS.put(
        "crash", (place, report, arguments) -> new CrashProof(place, report, arguments).run());
    MEASUREMENTS.put("rules", (_, report, _) -> new RuleSpeed(report).run());
    MEASUREMENTS.put("forms", (_, report, _) -> new FormSpeed(report).run());
    MEASUREMENTS.put("returns", (place, report, _) -> new ReturnsSpeed(place, report).run());
    MEASUREMENTS.put("referrals", (place, report, _) -> new ReferralSpeed(place, report).run());
    MEASUREMENTS.put(
        "matching", (_, report, arguments) -> new MatchingSpeed(report, arguments).run());
    MEASUREMENTS.put("residents", (place, report, _) -> new ResidentSearch(place, report).run());
    MEASUREMENTS.put(
        "booking", (place, report, arguments) -> new BookingProof(place, report, arguments).run());
    MEASUREMENTS.put("events", (place, report, _) -> new EventsProof(place, report).run());
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1 && arguments[0].equals("booking-client")) {
      BookingClient.run();
      System.exit(0);
    }
    if (arguments.length == 0 || !MEASUREMENTS.containsKey(arguments[0])) {
      System.err.println("usage: bench/run " + String.join(" | ", MEASUREMENTS.keySet()));
      System.exit(2);
    }
    var place = Place.ofThisProcess();
    try (var report = new Report(place.results().resolve(arguments[0] + ".txt"))) {
      report.machine();
      var more = List.of(arguments).subList(1, arguments.length);
      MEASUREMENTS.get(arguments[0]).run(place, report, more);
    }
    System.exit(0);
  }
}
