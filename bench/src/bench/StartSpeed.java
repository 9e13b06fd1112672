package bench;

import java.nio.file.Files;
import java.util.ArrayList;

/** From {@code ./yipanqi start} to a board that answers, and what the product then takes. */
final class StartSpeed {

  private static final int ROUNDS = 5;
  private static final int PAGES = 50;
  private static final long QUIET_MILLISECONDS = 5_000;

  private final Place place;
  private final Report report;

  StartSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    if (!Files.exists(place.sample())) {
      report.say("first start, with the sample: %.1f s", first());
    }
    var board = new ArrayList<Double>();
    var resident = new ArrayList<Double>();
    var most = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      var began = System.nanoTime();
      try (var product = Product.start(place, place.sample())) {
        product.await(Product.BOARD);
        board.add((System.nanoTime() - began) / 1e9);
        Thread.sleep(QUIET_MILLISECONDS);
        resident.add(product.megabytes("VmRSS"));
        for (var page = 0; page < PAGES; page++) {
          product.get(Product.BOARD);
        }
        most.add(product.megabytes("VmHWM"));
      }
    }
    report.figure("second start to the board", "s", board);
    report.figure("resident after it", "MB", resident);
    report.figure("most ever, after " + PAGES + " boards", "MB", most);
  }

  /** Ready once the last figure of the sample is there. */
  private double first() throws Exception {
    var began = System.nanoTime();
    try (var product = Product.start(place, place.sample()).await(Product.BOARD)) {
      while (!loaded()) {
        Thread.sleep(100);
      }
      report.say("most resident at the first start: %.0f MB", product.megabytes("VmHWM"));
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private boolean loaded() throws Exception {
    try (var connection = new Server(place.sample()).connect()) {
      ImportSpeed.awaitFigures(connection);
      return Sql.number(
              connection,
              """
              select count(*) from facts.import_job where format = 'receipts' and state = 'done'
              """)
          > 0;
    }
  }
}
