package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * The same people on a disk that gets full: what they are told, that nothing acknowledged is lost, and
 * that the product works again when there is room. Needs a file system of its own, so root.
 */
final class FullDisk {

  private static final String SIZE = "2G";
  private static final int BUSY_MILLIS = 3_000;
  private static final int FULL_MILLIS = 25_000;
  private static final int PATIENCE_SECONDS = 90;
  private static final String CODE = "disk-full";

  private final Place place;
  private final Report report;
  private final DeedBook book;
  private final WriteLoad load;
  private final Path from;
  private final Path image;
  private final Path mount;
  private final Path data;
  private final Path filler;
  private Product product;

  /**
   * @param from a data folder of a product that has ended, in which everything in the book is
   */
  FullDisk(Place place, Report report, DeedBook book, WriteLoad load, Path from) {
    this.place = place;
    this.report = report;
    this.book = book;
    this.load = load;
    this.from = from;
    image = place.work().resolve("crash-disk.img");
    mount = place.work().resolve("crash-disk");
    data = mount.resolve("data");
    filler = mount.resolve("filler");
  }

  /** Said before anything else is begun. */
  static void mustBePossible(Place place) throws IOException {
    if (!"0".equals(output("id", "-u").strip())) {
      throw new IllegalStateException(
          "the part about the full disk needs root, for a file system of its own; "
              + "without it: ./yipanqi prove crash --no-disk");
    }
  }

  void run() throws Exception {
    Files.createDirectories(mount);
    try {
      command("truncate", "-s", SIZE, image.toString());
      command("mkfs.ext4", "-q", "-m", "0", image.toString());
      command("mount", "-o", "loop", image.toString(), mount.toString());
      command("chmod", "755", mount.toString());
      CrashProof.copy(from, data);
      prove();
    } finally {
      if (product != null && product.alive()) {
        product.kill();
      }
      umount();
      Files.deleteIfExists(image);
    }
  }

  private void umount() throws IOException, InterruptedException {
    var database = data.resolve("postgresql-18/postmaster.pid");
    if (Files.exists(database)) {
      CrashProof.killDatabase(data);
      Thread.sleep(2_000);
    }
    new ProcessBuilder("umount", mount.toString()).inheritIO().start().waitFor();
  }

  private void prove() throws Exception {
    var before = book.errors();
    product = Person.answering(Product.start(place, data));
    var running = load.start(product);
    Thread.sleep(BUSY_MILLIS);
    fill();
    var acknowledged = book.acknowledged();
    Thread.sleep(FULL_MILLIS);
    running.end();
    report.say(
        "disk of %s full for %d s under load: %d writes acknowledged meanwhile",
        SIZE, FULL_MILLIS / 1000, book.acknowledged() - acknowledged);
    var told = new TreeMap<>(book.errors());
    told.keySet().removeAll(before.keySet());
    told.forEach((what, count) -> report.say("  answered or ended %4d x %s", count, what));
    var reading = load.reader().get(product, Product.BOARD);
    report.say("  a board that is asked for meanwhile: %d", reading.status());
    Files.delete(filler);
    back();
    compare("after the disk was full");
    running = load.start(product);
    Thread.sleep(BUSY_MILLIS);
    running.end();
    compare("when there was room again");
    CrashProof.verify(place, report, data);
    startedOnAFullDisk();
    var bare = told.keySet().stream().filter(w -> bare(w)).toList();
    if (!bare.isEmpty()) {
      throw new IllegalStateException("FAILED: not a clear word about a full disk: " + bare);
    }
  }

  /** What says neither that the disk is full nor that the database is away. */
  private static boolean bare(String what) {
    return !(what.startsWith("507 " + CODE)
        || what.startsWith("503 ")
        || what.contains("disk is full")
        || what.contains("no room"));
  }

  private void fill() throws IOException {
    var block = new byte[1 << 20];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      report.say("  %d MB more and the disk is full", Files.size(filler) >> 20);
    }
  }

  /** By itself, or after one restart. */
  private void back() throws Exception {
    var began = System.nanoTime();
    while (CrashProof.since(began) < PATIENCE_SECONDS && product.alive()) {
      if (writes(product)) {
        report.say("  writes again by itself %.1f s after there was room", CrashProof.since(began));
        return;
      }
      Thread.sleep(500);
    }
    if (product.alive()) {
      product.kill();
    }
    began = System.nanoTime();
    product = Person.answering(Product.start(place, data));
    if (!writes(product)) {
      throw new IllegalStateException("FAILED: does not write after a restart with room");
    }
    report.say("  writes again after a restart that took %.1f s", CrashProof.since(began));
  }

  /** Files that are still being read are waited for; those that died are ended in the list in time. */
  private void compare(String when) throws Exception {
    var began = System.nanoTime();
    try (var connection = new Server(data).connect()) {
      while (Sql.number(
                  connection,
                  """
                  select count(*) from facts.import_job where state = 'running'
                  """)
              > 0
          && CrashProof.since(began) < PATIENCE_SECONDS) {
        Thread.sleep(500);
      }
    }
    CrashProof.compare(place, data, book, load, when);
  }

  private boolean writes(Product product) throws InterruptedException {
    try {
      return load.reader().come(product);
    } catch (IOException e) {
      return false;
    }
  }

  /** Killed and started while there is no room: it says so, or works; afterwards nothing is lost. */
  private void startedOnAFullDisk() throws Exception {
    fill();
    product.kill();
    CrashProof.killDatabase(data);
    Thread.sleep(1_000);
    var log = place.results().resolve("product.log");
    var lines = Files.readAllLines(log).size();
    product = Product.start(place, data);
    var began = System.nanoTime();
    while (product.alive() && CrashProof.since(began) < PATIENCE_SECONDS && !writes(product)) {
      Thread.sleep(500);
    }
    report.say(
        "  started on a full disk: %s", product.alive() ? "it is up" : "it ends, and its last words are");
    Files.readAllLines(log).stream().skip(lines).filter(l -> !l.isBlank()).limit(6)
        .forEach(l -> report.say("    %s", l));
    if (product.alive()) {
      product.kill();
    }
    Files.delete(filler);
    product = Person.answering(Product.start(place, data));
    compare("after a start on a full disk");
    CrashProof.verify(place, report, data);
    product.close();
  }

  private static void command(String... words) throws IOException, InterruptedException {
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("failed: " + List.of(words));
    }
  }

  private static String output(String... words) throws IOException {
    return new String(new ProcessBuilder(words).start().getInputStream().readAllBytes());
  }
}
