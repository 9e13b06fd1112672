package bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long holding and confirming take while fifty do so, each once a second. */
final class BookingSpeed {

  private static final int USERS = 50;
  private static final int WARM = 5;
  private static final int ROUNDS = 30;

  private final Report report;
  private final Product product;
  private final Connection connection;
  private final BookingPlaces places;
  private final List<Double> holds = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> confirms = Collections.synchronizedList(new ArrayList<>());

  BookingSpeed(Report report, Product product, Connection connection) {
    this.report = report;
    this.product = product;
    this.connection = connection;
    this.places = new BookingPlaces(connection, "445322-H1");
  }

  void run() throws Exception {
    var all = places.make(10, 200, 0, 0);
    var token = Somebody.signedIn(connection, "REFERRAL_OFFICE", "445322-H1");
    var user = new BookingUser(product, token, "445322-H1");
    var refused = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var users = new ArrayList<Future<Integer>>();
      for (var i = 0; i < USERS; i++) {
        var first = i;
        users.add(threads.submit(() -> once(user, all, first)));
      }
      for (var each : users) {
        refused += each.get();
      }
    }
    report.machine();
    tell("hold, 50 users, each once a second", holds);
    tell("confirm, 50 users, each once a second", confirms);
    report.say("refused meanwhile: %d", refused);
  }

  private int once(BookingUser user, List<String> all, int first) throws Exception {
    var refused = 0;
    Thread.sleep(first * 1000L / USERS);
    for (var round = 0; round < WARM + ROUNDS; round++) {
      var began = System.nanoTime();
      var id = user.hold(all.get((first * 37 + round * 211) % all.size()));
      var held = System.nanoTime();
      if (id.isEmpty()) {
        refused++;
      } else {
        user.change(id.getAsLong(), "confirmation", 0);
        if (round >= WARM) {
          holds.add((held - began) / 1e6);
          confirms.add((System.nanoTime() - held) / 1e6);
        }
      }
      Thread.sleep(Math.max(0, 1000 - (System.nanoTime() - began) / 1_000_000));
    }
    return refused;
  }

  private void tell(String what, List<Double> of) {
    report.say(
        "%s: p50 %s, p95 %s ms over %d",
        what, Report.shown(Report.median(of)), Report.shown(Report.quantile(of, 0.95)), of.size());
  }
}
