package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proves that five hundred open browsers are told of every change, that a hundred of them cut off
 * without a farewell harm nobody and catch up, and that what they took comes back.
 */
final class EventsProof {

  private static final int STREAMS = 500;
  private static final int CUT = 100;
  private static final int DEAF = 20;
  private static final int BEFORE = 20;
  private static final int AFTER = 30;
  private static final int BULK_ROWS = 100_000;
  private static final long PAUSE_MILLIS = 250;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long BEATS_MILLIS = 45_000;

  private final Place place;
  private final Report report;
  private final List<String> failures = new ArrayList<>();

  EventsProof(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    var product = Product.start(place, place.sample()).await(Product.BOARD);
    var stop = 0.0;
    try {
      awaitSample(product, false);
      prove(product);
    } finally {
      stop = Sql.seconds(product::close);
    }
    report.say("the product ended with streams open in %.1f s", stop);
    check(stop < 10, "the end takes no longer than 10 s");
    if (!failures.isEmpty()) {
      throw new IllegalStateException("FAILED: " + String.join("; ", failures));
    }
    report.say("proved");
  }

  /** The first start brings the sample in; its last import is done when receipts are in. */
  static void awaitSample(Product product, boolean whole) throws Exception {
    try (var connection = new Server(product.data()).connect()) {
      while (!whole
          && Sql.number(
                  connection,
                  """
                  select count(*) from facts.import_job where format = 'receipts' and state = 'done'
                  """)
              == 0) {
        Thread.sleep(200);
      }
      ImportSpeed.awaitFigures(connection);
    }
    product.get(Product.BOARD);
  }

  private void prove(Product product) throws Exception {
    try (var connection = new Server(product.data()).connect()) {
      var source = "events-" + System.currentTimeMillis();
      var changes = new Changes(place, product, connection, source);
      changes.single();
      var heap = say(product, "before");
      var handles = product.handles();
      var threads = product.number("Threads");
      var ears = new ArrayList<Ear>();
      for (var i = 0; i < STREAMS; i++) {
        ears.add(Ear.open(product, "", false));
      }
      for (var i = 0; i < DEAF; i++) {
        ears.add(Ear.deaf(product));
      }
      var hearing = ears.subList(0, STREAMS);
      await(hearing, Ear::greeted, "every stream is greeted");
      say(product, STREAMS + " streams and " + DEAF + " that never read");

      changes(changes, BEFORE);
      var bulk = changes.bulk(BULK_ROWS);
      var cut = List.copyOf(hearing.subList(0, CUT));
      for (var ear : cut) {
        ear.cut();
      }
      changes(changes, AFTER);
      var again = new ArrayList<Ear>();
      for (var ear : cut) {
        again.add(Ear.open(product, ear.lastId(), false));
      }
      while (changes.running(bulk)) {
        Thread.sleep(100);
      }
      changes(changes, 5);
      var last = changes.single();
      while (changes.running(last)) {
        Thread.sleep(20);
      }
      ImportSpeed.awaitFigures(connection);
      var latest = product.get(Product.BOARD).get("generation").asLong();
      var all = new ArrayList<>(hearing.subList(CUT, STREAMS));
      await(all, it -> it.generation() == latest, "every surviving stream has the latest");
      await(again, it -> it.generation() == latest, "every resumed stream has the latest");
      check(again.stream().noneMatch(Ear::wasReset), "the cut ones went on where they were");
      check(all.stream().noneMatch(Ear::ended), "no surviving stream was dropped");
      report.say("the latest generation, %d, is at %d + %d streams", latest, all.size(), again.size());
      say(product, "after the changes");

      for (var ear : ears) {
        ear.close();
      }
      for (var ear : again) {
        ear.close();
      }
      Thread.sleep(BEATS_MILLIS);
      var left = say(product, "after all have gone and three beats");
      check(left < heap + 25, "the memory came back");
      check(product.handles() <= handles + 20, "the sockets came back");
      check(product.number("Threads") <= threads + 20, "the threads came back");
      changes.takeOut(connection);
      for (var i = 0; i < 50; i++) {
        Ear.open(product, "", false);
      }
    }
  }

  private static void changes(Changes changes, int count) throws Exception {
    for (var i = 0; i < count; i++) {
      changes.single();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void await(List<Ear> ears, Predicate<Ear> wanted, String what) throws Exception {
    var began = System.nanoTime();
    while (!ears.stream().allMatch(wanted)
        && System.nanoTime() - began < PATIENCE_MILLIS * 1_000_000) {
      Thread.sleep(10);
    }
    var missing = ears.stream().filter(wanted.negate()).count();
    report.say(
        "%s: %d of %d, %.0f ms later",
        what, ears.size() - missing, ears.size(), (System.nanoTime() - began) / 1e6);
    check(missing == 0, what);
  }

  private void check(boolean good, String what) {
    if (!good) {
      failures.add("not so: " + what);
    }
  }

  private double say(Product product, String when) throws Exception {
    var heap = product.heap();
    report.say(
        "%-48s heap %5.1f MB, resident %4.0f MB, %4d handles, %3d threads",
        when, heap, product.megabytes("VmRSS"), product.handles(), product.number("Threads"));
    return heap;
  }
}
