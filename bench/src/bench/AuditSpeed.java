package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.Yipanqi;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.audit.Verifications;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.kernel.Label;

/**
 * What it costs that a change is noted: a small change with and without its entry, by one and by eight
 * at once; then how fast a long trail is verified and how much room it takes.
 */
final class AuditSpeed {

  private enum Trial implements Action {
    CHANGED;

    @Override
    public Label label() {
      return new Label("试", "trial");
    }

    @Override
    public String code() {
      return "bench.changed";
    }
  }

  private static final int WARM_UP = 200;
  private static final int CHANGES = 500;
  private static final int AT_ONCE = 8;
  private static final int SECONDS = 5;
  private static final int LONG_TRAIL = 500_000;
  private static final int IN_ONE_CHANGE = 1_000;

  private final Place place;
  private final Report report;

  AuditSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    var folder = place.work().resolve("audit");
    delete(folder);
    var database = Database.open(new DatabaseSettings(null, "yipanqi", "", "", folder, true));
    try (var context = product(database, folder)) {
      var jdbc = context.getBean(JdbcClient.class);
      jdbc.sql("create table bench_change (no int, text text)").update();
      for (var noted : List.of(false, true, false, true)) {
        var change = change(context, noted);
        alone(noted, change);
        atOnce(noted, change);
      }
      verified(context, jdbc);
    } finally {
      database.close();
      delete(folder);
    }
  }

  private static ConfigurableApplicationContext product(Database database, Path folder) {
    var address = database.address();
    var properties =
        Map.<String, Object>of(
            "spring.datasource.url", address.url(),
            "spring.datasource.username", address.user(),
            "spring.datasource.password", address.password(),
            "yipanqi.keys", folder.resolve("keys").toString());
    return new SpringApplicationBuilder(Yipanqi.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .initializers(fresh ->
            fresh
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("database", properties)))
        .run();
  }

  /** A transaction that writes one row. */
  private static Runnable change(ConfigurableApplicationContext context, boolean noted) {
    var jdbc = context.getBean(JdbcClient.class);
    var trail = context.getBean(Trail.class);
    var transactions = context.getBean(TransactionTemplate.class);
    return () ->
        transactions.executeWithoutResult(_ -> {
          jdbc.sql("insert into bench_change values (1, 'a line of text')").update();
          if (noted) {
            trail.note(Caller.operator(), entry());
          }
        });
  }

  private static Entry entry() {
    return Entry.of(Trial.CHANGED, "thing", "445322/2020-05")
        .at("445322")
        .because("某院补报了处方，经办人已核对")
        .changed(Map.of("state", "closed", "version", 1), Map.of("state", "open", "version", 1));
  }

  private void alone(boolean noted, Runnable change) {
    var took = new ArrayList<Double>();
    for (var i = 0; i < WARM_UP + CHANGES; i++) {
      var began = System.nanoTime();
      change.run();
      if (i >= WARM_UP) {
        took.add((System.nanoTime() - began) / 1e6);
      }
    }
    report.say(
        "%-34s p50 %8s ms, p95 %8s ms",
        "a change " + name(noted),
        Report.shown(Report.median(took)),
        Report.shown(Report.quantile(took, 0.95)));
  }

  private void atOnce(boolean noted, Runnable change) throws Exception {
    var until = System.nanoTime() + SECONDS * 1_000_000_000L;
    Callable<Integer> writer =
        () -> {
          var done = 0;
          while (System.nanoTime() < until) {
            change.run();
            done++;
          }
          return done;
        };
    var all = 0;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var one : threads.invokeAll(java.util.Collections.nCopies(AT_ONCE, writer))) {
        all += one.get();
      }
    }
    report.say(
        "%-34s %8s changes/s",
        AT_ONCE + " at once " + name(noted),
        Report.shown((double) all / SECONDS));
  }

  private static String name(boolean noted) {
    return noted ? "that is noted" : "that is not noted";
  }

  private void verified(ConfigurableApplicationContext context, JdbcClient jdbc) {
    var trail = context.getBean(Trail.class);
    var transactions = context.getBean(TransactionTemplate.class);
    var before = count(jdbc);
    var began = System.nanoTime();
    for (var done = 0; done < LONG_TRAIL; done += IN_ONE_CHANGE) {
      transactions.executeWithoutResult(_ -> {
        for (var no = 0; no < IN_ONE_CHANGE; no++) {
          trail.note(Caller.operator(), entry());
        }
      });
    }
    report.say(
        "%-34s %8s entries/s",
        "noted a thousand in a change",
        Report.shown((count(jdbc) - before) / seconds(began)));
    began = System.nanoTime();
    var found = context.getBean(Verifications.class).verify(Caller.operator(), (_, _) -> {});
    report.say(
        "%-34s %8s entries/s, %,d in %s s, %d faults",
        "verified",
        Report.shown(found.entries() / seconds(began)),
        found.entries(),
        Report.shown(seconds(began)),
        found.count());
    var bytes =
        jdbc.sql("select pg_total_relation_size('audit.entry')").query(Long.class).single();
    report.say(
        "%-34s %8s bytes an entry, indexes included",
        "on the disk",
        Report.shown((double) bytes / count(jdbc)));
  }

  private static long count(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void delete(Path folder) throws Exception {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
