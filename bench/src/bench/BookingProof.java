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
  private final int attempts;
  private final long seed;
  private final TreeMap<String, Integer> told = new TreeMap<>();
  private final Set<Long> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<Long> released = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger cutBackends = new AtomicInteger();

  /**
   * @param arguments a number of attempts, {@code --seed=N}, in any order
   */
  BookingProof(Place place, Report report, List<String> arguments) {
    this.place = place;
    this.report = report;
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
      places.holdSeconds(HOLD_SECONDS);
      var all = places.make(5, 20, 20, 5);
      var began = System.nanoTime();
      attack(product, connection, all);
      report.say(
          "%d attempts answered or cut in %.0f s; %d client processes killed, %d connections to the"
              + " database cut",
          made.get(), CrashProof.since(began), killed.get(), cutBackends.get());
      told.forEach((what, count) -> report.say("  %6d  %s", count, what));
      check(connection, "after the attempts", false);
      Thread.sleep((HOLD_SECONDS + 12) * 1000L);
      check(connection, "when the last hold had ended", true);
      acknowledged(connection);
      places.holdSeconds(120);
      everythingAgain(product, connection, places, all);
      new BookingSpeed(report, product, connection).run();
    }
    report.say("proved");
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

  private void check(Connection connection, String when, boolean holdsOver) throws SQLException {
    var twice =
        Sql.number(
            connection,
            """
            select (select count(*) from (
                      select session_id, slot_no from scheduling.booking where live and kind = 'slot'
                       group by 1, 2 having count(*) > 1) s)
                 + (select count(*) from (
                      select bed_id from scheduling.booking where live and kind = 'bed'
                       group by 1 having count(*) > 1) b)
                 + (select count(*) from scheduling.booking a join scheduling.booking b
                        on a.id < b.id and a.device_id = b.device_id and a.span && b.span
                     where a.live and b.live)
            """);
    var loose =
        Sql.number(
            connection,
            """
            select count(*) from scheduling.claim c
              full join (select id from scheduling.booking where live) b on b.id = c.booking_id
             where c.booking_id is null or b.id is null
            """);
    var held =
        Sql.number(
            connection,
            """
            select count(*) from scheduling.booking where state = 'held' and reference = 'PROOF'
            """);
    var open =
        Sql.number(
            connection,
            """
            select count(*) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
               and state like 'idle in transaction%' and state_change < now() - interval '5 seconds'
            """);
    report.say(
        "%s: places had twice %d, claims and bookings apart %d, held %d, transactions left open %d",
        when, twice, loose, held, open);
    if (twice + loose + open > 0 || (holdsOver && held > 0)) {
      throw new IllegalStateException("FAILED " + when);
    }
  }

  /** What a client was told is so: confirmed and not given back is still theirs. */
  private void acknowledged(Connection connection) throws SQLException {
    var kept = new ArrayList<>(confirmed);
    kept.removeAll(released);
    var lost = 0;
    for (var id : kept) {
      // given back unheard: the client was killed, or its connection cut, before the answer
      lost +=
          (int)
              Sql.number(
                  connection,
                  "select count(*) from scheduling.booking where state not in ('confirmed',"
                      + " 'released') and id = "
                      + id);
    }
    var back = 0;
    for (var id : released) {
      back +=
          (int)
              Sql.number(
                  connection,
                  "select count(*) from scheduling.booking where state <> 'released' and id = " + id);
    }
    report.say(
        "%d confirmations and %d releases acknowledged: %d and %d of them not so in the database",
        confirmed.size(), released.size(), lost, back);
    if (lost + back > 0) {
      throw new IllegalStateException("FAILED: acknowledged and not there");
    }
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
