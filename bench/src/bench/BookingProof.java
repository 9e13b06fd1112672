package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves that places are had once: client processes attempt to book far more than there is, forget
 * what they hold, hang up, and are killed; connections of the product to its database are cut.
 */
final class BookingProof {

  private static final int ATTEMPTS = 10_000;
  private static final int CLIENTS = 4;
  private static final int KILLS = 12;
  private static final int HOLD_SECONDS = 2;
  private static final String HOSPITAL = "445322-H1";

  private final Place place;
  private final Report report;
  private final BookingChecks checks;
  private final int attempts;
  private final long seed;
  private final TreeMap<String, Integer> told = new TreeMap<>();
  private final Set<Long> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<Long> released = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger cutBackends = new AtomicInteger();

  /**
   * @param arguments a number of attempts (0: only how long booking takes), {@code --seed=N}, in any order
   */
  BookingProof(Place place, Report report, List<String> arguments) {
    this.place = place;
    this.report = report;
    checks = new BookingChecks(report);
    attempts =
        arguments.stream().filter(a -> a.matches("\\d+")).mapToInt(Integer::parseInt).findFirst()
            .orElse(ATTEMPTS);
    seed =
        arguments.stream().filter(a -> a.startsWith("--seed="))
            .mapToLong(a -> Long.parseLong(a.substring("--seed=".length()))).findFirst()
            .orElseGet(System::nanoTime);
  }

  void run() throws Exception {
    var data = place.work().resolve("booking");
    report.say("seed %d; %d attempts on 100 slots, 20 beds, 5 devices of 10 times", seed, attempts);
    try (var product = Product.start(place, data).await(Product.BOARD);
        var connection = new Server(data).connect()) {
      var places = new BookingPlaces(connection, HOSPITAL);
      if (attempts > 0) {
        prove(product, connection, places);
      }
      new BookingSpeed(report, product, connection).run();
    }
    report.say(attempts > 0 ? "proved" : "measured");
  }

  private void prove(Product product, Connection connection, BookingPlaces places)
      throws Exception {
    places.holdSeconds(HOLD_SECONDS);
    var all = places.make(5, 20, 20, 5);
    var began = System.nanoTime();
    attack(product, connection, all);
    report.say(
        "%d attempts answered or cut in %.0f s; %d client processes killed, %d connections to the"
            + " database cut",
        made.get(), CrashProof.since(began), killed.get(), cutBackends.get());
    told.forEach((what, count) -> report.say("  %6d  %s", count, what));
    checks.check(connection, "after the attempts", false);
    Thread.sleep((HOLD_SECONDS + 12) * 1000L);
    checks.check(connection, "when the last hold had ended", true);
    checks.acknowledged(connection, confirmed, released);
    places.holdSeconds(120);
    everythingAgain(product, connection, places, all);
  }

  private void attack(Product product, Connection connection, List<String> all) throws Exception {
    var token = Somebody.signedIn(connection, "REFERRAL_OFFICE", HOSPITAL);
    var chance = new Random(seed);
    try (var threads = Executors.newCachedThreadPool()) {
      var clients = new ArrayList<Future<?>>();
      for (var i = 0; i < CLIENTS; i++) {
        var kills = KILLS / CLIENTS;
        var own = chance.nextLong();
        clients.add(threads.submit(() -> {
          client(product, token, all, attempts / CLIENTS, kills, own);
          return null;
        }));
      }
      while (clients.stream().anyMatch(each -> !each.isDone())) {
        Thread.sleep(1_500);
        cutBackends.addAndGet(cutOne(connection));
      }
      for (var each : clients) {
        each.get();
      }
    }
  }

  /** A client process, and another for the rest when it was killed. */
  private void client(
      Product product, String token, List<String> all, int attempts, int kills, long seed)
      throws Exception {
    var chance = new Random(seed);
    var left = attempts;
    for (var round = 0; left > 0; round++) {
      var until = round < kills ? chance.nextInt(1, Math.max(2, left / 2)) : Integer.MAX_VALUE;
      var address = "http://127.0.0.1:" + product.port() + "/";
      var task =
          new BookingClient.Task(address, token, HOSPITAL, left, chance.nextLong(), all);
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                  System.getProperty("java.class.path"), "bench.Main", "booking-client")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var in = process.getOutputStream()) {
        in.write(JsonMapper.shared().writeValueAsBytes(task));
      }
      left -= listen(process, until);
    }
  }

  /** Answers how many attempts it told of. */
  private int listen(Process process, int until) throws IOException, InterruptedException {
    var begun = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        begun += note(line) ? 1 : 0;
        if (begun >= until && process.isAlive()) {
          process.toHandle().destroyForcibly(); // leaves what it said to be read
          killed.incrementAndGet();
          until = Integer.MAX_VALUE;
        }
      }
    }
    process.waitFor();
    return begun;
  }

  /** Whether the line begins an attempt; a killed process may leave half a line. */
  private synchronized boolean note(String line) {
    var words = line.split(" ");
    switch (words[0]) {
      case "confirmed" -> confirmed.add(Long.valueOf(words[1]));
      case "released" -> released.add(Long.valueOf(words[1]));
      default -> {}
    }
    var change = Set.of("confirmed", "released", "not").contains(words[0]);
    told.merge(change && !words[0].equals("not") ? words[0] : line, 1, Integer::sum);
    if (!change) {
      made.incrementAndGet();
    }
    return !change;
  }

  /** Ends one of the product's own connections in the middle of whatever it does. */
  private static int cutOne(Connection connection) throws SQLException {
    return (int)
        Sql.number(
            connection,
            """
            select count(pg_terminate_backend(pid)) from (
              select pid from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()
                 and usename = 'yipanqi' and state <> 'idle'
               limit 1) p
            """);
  }

  /** Gives back what is confirmed, then books every single place: none has leaked. */
  private void everythingAgain(
      Product product, Connection connection, BookingPlaces places, List<String> all)
      throws Exception {
    var user = new BookingUser(product, Somebody.signedIn(connection, "REFERRAL_OFFICE", HOSPITAL), HOSPITAL);
    var given = 0;
    for (var id : places.confirmed()) {
      given += user.change(id, "release", 1) ? 1 : 0;
    }
    var taken = 0;
    for (var each : all) {
      taken += user.hold(each).isPresent() ? 1 : 0;
    }
    report.say("%d given back, then %d of 170 places held one after the other", given, taken);
    if (taken != 170) {
      throw new IllegalStateException("FAILED: places have leaked");
    }
  }
}
