package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** The whole county: 372 000 residents over 24 months, five million visits. Made once and kept. */
final class County {

  private static final String RESIDENTS = "372000";

  private County() {}

  static void ready(Place place, Report report) throws Exception {
    if (!Files.exists(place.county().resolve("manifest.txt"))) {
      report.say("simulating a county of %s residents", RESIDENTS);
      simulate(place);
    }
    var done = place.work().resolve("data-is-complete");
    if (!Files.exists(done)) {
      if (Files.exists(place.data())) {
        throw new IllegalStateException("half loaded: remove " + place.data());
      }
      report.say("importing it, once");
      var seconds =
          Sql.seconds(() ->
              Product.command(
                  place, place.data(), "import", "--dir", place.county().toString()));
      Files.writeString(done, "");
      report.say("imported with all its figures in %.0f s", seconds);
    }
  }

  private static void simulate(Place place) throws IOException, InterruptedException {
    Product.command(
        place,
        place.data(),
        "simulate",
        "--county=445322",
        "--residents=" + RESIDENTS,
        "--from=2019-01",
        "--to=2020-12",
        "--seed=7",
        "--out=" + place.county());
  }

  /** How many rows the file of visits has. */
  static long visits(Place place) throws IOException {
    try (var lines = Files.lines(place.county().resolve("visits.csv"))) {
      return lines.count() - 1;
    }
  }

  static String count(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }
}
