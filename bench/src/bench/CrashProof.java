package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Proves that a server that is killed while many people write loses nothing it has acknowledged and
 * does nothing twice; every fourth time its database is killed with it. Then that a full disk is told
 * of, and loses nothing either.
 */
final class CrashProof {

  private static final int ROUNDS = 100;
  private static final int DATABASE_EVERY = 4;
  private static final int TELL_EVERY = 10;
  private static final int VERIFY_EVERY = 25;
  private static final int SHORTEST_MILLIS = 300;
  private static final int LONGEST_MILLIS = 3_000;
  private static final int FAULTS_TOLD = 20;
  private static final int PATIENCE_SECONDS = 30;

  private final Place place;
  private final Report report;
  private final Path data;
  private final int rounds;
  private final long seed;
  private final boolean disk;
  private final DeedBook book = new DeedBook();
  private final WriteLoad load;
  private final Random chance;
  private final List<Double> restarts = new ArrayList<>();
  private final List<Double> restartsOfBoth = new ArrayList<>();
  private Product product;

  /**
   * @param arguments a number of rounds, {@code --no-disk}, {@code --seed=N}, in any order
   */
  CrashProof(Place place, Report report, List<String> arguments) {
    this.place = place;
    this.report = report;
    data = place.work().resolve("crash");
    rounds =
        arguments.stream().filter(a -> a.matches("\\d+")).mapToInt(Integer::parseInt).findFirst()
            .orElse(ROUNDS);
    seed =
        arguments.stream().filter(a -> a.startsWith("--seed="))
            .mapToLong(a -> Long.parseLong(a.substring("--seed=".length()))).findFirst()
            .orElseGet(System::nanoTime);
    disk = !arguments.contains("--no-disk");
    chance = new Random(seed);
    load = new WriteLoad(book, seed);
  }

  void run() throws Exception {
    if (disk) {
      FullDisk.mustBePossible(place);
    }
    report.say("seed %d; %d rounds", seed, rounds);
    delete(data);
    try {
      product = first();
      killedAgainAndAgain();
      product.close();
      product = Person.answering(Product.start(place, data));
      compare(place, data, book, load, "after an orderly end");
    } finally {
      if (product != null) {
        product.close();
      }
    }
    if (disk) {
      new FullDisk(place, report, book, load, data).run();
    }
    delete(data);
    report.say("proved");
  }

  private void killedAgainAndAgain() throws Exception {
    var began = System.nanoTime();
    for (var round = 1; round <= rounds; round++) {
      kill(round);
      back(round);
      if (round % TELL_EVERY == 0) {
        report.say(
            "round %3d: %d writes acknowledged, all there once; %.0f s so far",
            round, book.acknowledged(), since(began));
      }
      if (round % VERIFY_EVERY == 0 || round == rounds) {
        verify(place, report, data);
      }
    }
    tell(since(began));
  }

  /** A product over a copy of the sample county, which is made the first time and kept. */
  private Product first() throws Exception {
    var sample = place.work().resolve("crash-sample");
    if (!Files.exists(sample.resolve("complete"))) {
      delete(sample);
      var began = System.nanoTime();
      var maker = Person.answering(Product.start(place, sample));
      while (!load.reader().come(maker)) {
        if (!maker.alive()) {
          throw new IllegalStateException("the product ended: see bench/results/product.log");
        }
        Thread.sleep(2_000);
      }
      maker.close();
      Files.writeString(sample.resolve("complete"), "");
      report.say("a county of 37,000 residents made in %.0f s, once", since(began));
    }
    copy(sample, data);
    var product = Person.answering(Product.start(place, data));
    try (var connection = new Server(data).connect()) {
      load.begin(product, connection);
    }
    return product;
  }

  /** With its owners: the database's account is not ours. */
  static void copy(Path from, Path to) throws IOException, InterruptedException {
    var copied = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start();
    if (copied.waitFor() != 0) {
      throw new IllegalStateException("not copied: " + from);
    }
  }

  private void kill(int round) throws Exception {
    var running = load.start(product);
    awaitOneMore();
    Thread.sleep(chance.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    if (!both(round)) {
      product.kill();
    } else if (chance.nextBoolean()) {
      killDatabase(data);
      Thread.sleep(chance.nextInt(SHORTEST_MILLIS));
      product.kill();
    } else {
      product.kill();
      killDatabase(data);
    }
    running.end();
  }

  /** A program just started is slow at first: what is to be cut off has begun when one is answered. */
  private void awaitOneMore() throws InterruptedException {
    var before = book.acknowledged();
    var began = System.nanoTime();
    while (book.acknowledged() == before && since(began) < PATIENCE_SECONDS) {
      Thread.sleep(20);
    }
  }

  private static boolean both(int round) {
    return round % DATABASE_EVERY == 0;
  }

  /** Everybody is still in, and everything is there once that was acknowledged. */
  private void back(int round) throws Exception {
    var began = System.nanoTime();
    product = Person.answering(Product.start(place, data));
    var board = load.reader().get(product, Product.BOARD);
    (both(round) ? restartsOfBoth : restarts).add(since(began));
    if (!board.good()) {
      throw new IllegalStateException("no board after round " + round + ": " + board.text());
    }
    var forgotten = load.forgotten(product);
    if (forgotten > 0) {
      throw new IllegalStateException(forgotten + " who were in are out after round " + round);
    }
    compare(place, data, book, load, "after round " + round);
  }

  /** What was acknowledged is there once, what was not is there once or not at all. */
  static void compare(Place place, Path data, DeedBook book, WriteLoad load, String when)
      throws Exception {
    var faults = new ArrayList<String>();
    try (var connection = new Server(data).connect()) {
      for (var records : load.records()) {
        records.lookUp(connection);
        faults.addAll(records.faults(connection));
      }
      faults.addAll(book.faults(connection));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "FAILED %s, %d faults; the data are kept in %s\n%s"
              .formatted(
                  when,
                  faults.size(),
                  data,
                  String.join("\n", faults.subList(0, Math.min(FAULTS_TOLD, faults.size())))));
    }
  }

  /** The product's own word: cells are what a rebuild makes, the chain of the trail is whole. */
  static void verify(Place place, Report report, Path of) throws Exception {
    try (var connection = new Server(of).connect()) {
      ImportSpeed.awaitFigures(connection);
    }
    report.say("  %s", last(Product.command(place, of, "rebuild", "--verify")));
    report.say("  %s", Product.command(place, of, "audit", "verify").lines()
        .filter(l -> l.toLowerCase(Locale.ROOT).contains("entries")).reduce((a, b) -> b).orElse("?"));
  }

  private static String last(String said) {
    return said.lines().reduce((a, b) -> b).orElse("");
  }

  private void tell(double seconds) {
    report.say("%d rounds in %.0f s, %d writes acknowledged", rounds, seconds, book.acknowledged());
    book.tell(report);
    for (var records : load.records()) {
      report.say(
          "  %s: %d records, %d corrected or voided", records.format(), records.size(), records.replaced());
    }
    book.errors().forEach((what, count) -> report.say("  answered or ended %4d x %s", count, what));
    restarts("restart after the server was killed", restarts);
    restarts("restart after server and database were killed", restartsOfBoth);
  }

  private void restarts(String what, List<Double> of) {
    if (!of.isEmpty()) {
      report.say(
          "%s, until the board is there: median %.1f s, worst %.1f s",
          what, Report.median(of), of.stream().max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  /** The server process that this data folder names, and no other. */
  static void killDatabase(Path data) throws IOException {
    var cluster = data.resolve("postgresql-18");
    var file = cluster.resolve("postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    var command = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    if (!command.contains(cluster.toString())) {
      throw new IllegalStateException("process " + pid + " is not ours: " + command);
    }
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  static double since(long moment) {
    return (System.nanoTime() - moment) / 1e9;
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
