package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backups of the whole county while it is in use, and the way back from each. */
final class BackupSpeed {

  private static final double MEGABYTE = 1024.0 * 1024;

  private final Place place;
  private final Report report;
  private final Path store;

  BackupSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
    this.store = place.work().resolve("backups");
  }

  void run() throws Exception {
    County.ready(place, report);
    delete(store);
    report.say("the server's files: %.0f MB", megabytes(place.data().resolve("postgresql-18")));
    try (var product = Product.start(place, place.data(), "--no-sample").await(Product.BOARD)) {
      for (var kind : List.of("", "--rows")) {
        made(kind, "nobody asks");
        try (var asking = new Asking(product)) {
          made(kind, "a board is asked again and again");
          asking.tell(report);
        }
      }
    }
    for (var kind : List.of("base", "rows")) {
      restored(kind);
    }
    delete(store);
  }

  private void made(String kind, String meanwhile) throws Exception {
    var options =
        kind.isEmpty()
            ? new String[] {"backup", store.toString()}
            : new String[] {"backup", store.toString(), kind};
    var seconds = Sql.seconds(() -> Product.command(place, place.data(), options));
    report.say(
        "backup %s, %s: %.1f s, %.0f MB",
        kind.isEmpty() ? "of files" : "of rows", meanwhile, seconds, megabytes(newest(kind)));
  }

  private void restored(String kind) throws Exception {
    var into = place.work().resolve("restored-" + kind);
    delete(into);
    var keys = place.data().resolve("keys");
    copy(keys, into.resolve("keys"));
    var from = newest(kind.equals("rows") ? "--rows" : "").toString();
    var seconds =
        Sql.seconds(
            () -> Product.command(place, place.data(), "restore", from, "--into", into.toString()));
    var proving =
        Sql.seconds(() -> Product.command(place, into, "rebuild", "--verify"));
    report.say(
        "restore of %s with its proof: %.1f s, of which the proof of every cell about %.1f s",
        kind, seconds, proving);
    delete(into);
  }

  private Path newest(String kind) throws IOException {
    var ending = kind.isEmpty() ? "-base" : "-rows";
    try (var backups = Files.list(store)) {
      return backups
          .filter(each -> each.getFileName().toString().contains(ending))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static double megabytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
              .filter(Files::isRegularFile)
              .mapToLong(
                  file -> {
                    try {
                      return Files.size(file);
                    } catch (IOException e) {
                      return 0; // gone meanwhile
                    }
                  })
              .sum()
          / MEGABYTE;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(
            file,
            to.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** One user who asks for a board as soon as the last one is there. */
  private static final class Asking implements AutoCloseable {

    private final AtomicBoolean stop = new AtomicBoolean();
    private final java.util.ArrayList<Double> millis = new java.util.ArrayList<>();
    private final Thread thread;

    Asking(Product product) {
      thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stop.get()) {
                      try {
                        var began = System.nanoTime();
                        product.get(Product.BOARD);
                        millis.add((System.nanoTime() - began) / 1e6);
                      } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }
                  });
    }

    void tell(Report report) throws InterruptedException {
      stop.set(true);
      thread.join();
      report.say(
          "meanwhile %d boards: p50 %.0f ms, p95 %.0f ms",
          millis.size(), Report.quantile(millis, 0.5), Report.quantile(millis, 0.95));
    }

    @Override
    public void close() throws InterruptedException {
      stop.set(true);
      thread.join();
    }
  }
}
