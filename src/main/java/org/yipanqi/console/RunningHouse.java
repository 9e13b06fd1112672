package org.yipanqi.console;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.yipanqi.backup.ArchiveKeeper;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.TlsFiles;

/**
 * The product in this process: its database first, then Spring over it. Closing, also by a signal,
 * goes the other way round.
 */
final class RunningHouse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningHouse.class);
  private static final Duration CLOSING = Duration.ofSeconds(40);

  private final Database database;
  private final ConfigurableApplicationContext context;
  private final Thread onSignal = new Thread(this::shutDown, "shutdown");
  private final @Nullable ArchiveKeeper archive;
  private boolean open = true;

  private RunningHouse(
      Database database, ConfigurableApplicationContext context, @Nullable ArchiveKeeper archive) {
    this.database = database;
    this.context = context;
    this.archive = archive;
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  /** With its pages, logging to a file beside the data. */
  static RunningHouse forBrowsers(Class<?> application) {
    var settings = DatabaseSettings.ofThisProcess();
    tls(settings).ifPresent(it -> it.check(Clock.systemUTC().instant()));
    return start(application, WebApplicationType.SERVLET, settings);
  }

  /** Without pages: for a command, beside a started product or alone. */
  static RunningHouse forCommand(Class<?> application) {
    return forCommand(application, DatabaseSettings.ofThisProcess());
  }

  /** The same over another database than the usual one. */
  static RunningHouse forCommand(Class<?> application, DatabaseSettings settings) {
    return start(application, WebApplicationType.NONE, settings);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(onSignal);
    shutDown();
  }

  private static RunningHouse start(
      Class<?> application, WebApplicationType type, DatabaseSettings settings) {
    var database = Database.open(settings);
    try {
      var places = new HashMap<String, Object>();
      var folder = database.folder().orElse(settings.folder());
      places.put("yipanqi.keys", settings.keysBeside(folder).toString());
      if (type == WebApplicationType.SERVLET) {
        places.put("yipanqi.folder", folder.toString());
        settings.logFormat().ifPresent(it -> places.put("logging.structured.format.file", it));
        places.put("logging.file.name", folder.resolve("logs/yipanqi.log").toString());
        tls(settings).map(TlsFiles::settings).ifPresent(places::putAll);
      }
      var context =
          new SpringApplicationBuilder(application)
              .web(type)
              .registerShutdownHook(false)
              .logStartupInfo(false)
              .properties(places)
              .initializers(fresh ->
                  fresh
                      .getEnvironment()
                      .getPropertySources()
                      .addFirst(new MapPropertySource("database", properties(database))))
              .run();
      return new RunningHouse(database, context, archive(type, settings, database, folder));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Optional<TlsFiles> tls(DatabaseSettings settings) {
    return TlsFiles.of(settings.tlsCertificate(), settings.tlsKey());
  }

  /** A product with pages keeps the archive of changes; a command beside it need not. */
  private static @Nullable ArchiveKeeper archive(
      WebApplicationType type, DatabaseSettings settings, Database database, Path folder) {
    if (type != WebApplicationType.SERVLET || settings.archive().isEmpty()) {
      return null;
    }
    var keys = Keys.in(settings.keysBeside(folder));
    return database
        .cluster()
        .map(cluster -> ArchiveKeeper.of(cluster, settings.archive().get(), keys))
        .orElse(null);
  }

  private static Map<String, Object> properties(Database database) {
    var address = database.address();
    var properties = new HashMap<String, Object>();
    properties.put("spring.datasource.url", address.url());
    properties.put("spring.datasource.username", address.user());
    properties.put("spring.datasource.password", address.password());
    properties.put("yipanqi.requests.username", database.requests().user());
    properties.put("yipanqi.requests.password", database.requests().password());
    return properties;
  }

  /** Whatever still hangs then is cut off by the database's end, and undone by it. */
  private void closeInTime() {
    var closing = Thread.ofPlatform().daemon().name("closing").start(context::close);
    try {
      if (!closing.join(CLOSING)) {
        LOG.error("the program did not close within {} s", CLOSING.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void shutDown() {
    if (open) {
      open = false;
      closeInTime();
      database.close();
      if (archive != null) {
        archive.close(); // the server's last piece is there now
      }
    }
  }
}
