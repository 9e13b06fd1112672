package org.yipanqi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.yipanqi.safekeeping.Keys;

/**
 * A migrated, empty database for one test class, on a real server that all tests of the JVM share.
 *
 * <p>A test without Spring calls {@link #create}; a test with Spring says {@link OnTestDatabase}.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatabaseAddress address;
  private final HikariDataSource dataSource;

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
    this.dataSource = pool(address);
  }

  /** A copy of the template, with every migration applied and no rows of its own. */
  public static TestDatabase create() {
    return new TestDatabase(Shared.INSTANCE.copyOfTemplate());
  }

  /** A database without anything in it, not even migrations. */
  public static TestDatabase createEmpty() {
    return new TestDatabase(Shared.INSTANCE.copy("template1"));
  }

  /** The keys of this JVM's tests, in a folder of their own. */
  public static Keys keys() {
    return Keys.in(Shared.INSTANCE.keys);
  }

  /** The same database as its superuser, whom no trigger and no right holds back. */
  public Connection administrator() throws SQLException {
    var administrator = Shared.INSTANCE.server.administration();
    return new DatabaseAddress(address.url(), administrator.user(), administrator.password())
        .connect();
  }

  /** A file of its own for the anchors of its audit trail. */
  public Path anchors() {
    var name = address.url().substring(address.url().lastIndexOf('/') + 1);
    return Shared.INSTANCE.keys.resolveSibling("audit-anchors-" + name + ".txt");
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public DatabaseAddress address() {
    return address;
  }

  /** The same database as the account of requests. */
  public DatabaseAddress requests() {
    var own = Shared.INSTANCE.server.requests();
    return new DatabaseAddress(address.url(), own.user(), own.password());
  }

  @Override
  public void close() {
    dataSource.close();
  }

  private static HikariDataSource pool(DatabaseAddress address) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    config.setConnectionInitSql("set time zone 'Asia/Shanghai'; set yipanqi.writes = 'all'");
    return new HikariDataSource(config);
  }

  /** The one server of this JVM, with the migrated template in it. */
  private static final class Shared {

    static final Shared INSTANCE = new Shared();

    private final EmbeddedServer server;
    private final Path keys;
    private boolean migrated;

    Shared() {
      try {
        Leftovers.sweep();
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var folder =
            Files.createTempDirectory(
                temporary, Leftovers.PREFIX + ProcessHandle.current().pid() + "-");
        Files.setPosixFilePermissions(folder, Folders.OPEN);
        keys = folder.resolve("keys");
        server = new EmbeddedServer(folder, Leftovers.programs(temporary), Tuning.fleeting());
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
      } catch (IOException e) {
        throw new IllegalStateException("no database for the tests", e);
      }
    }

    synchronized DatabaseAddress copyOfTemplate() {
      if (!migrated) {
        migrateTemplate();
        migrated = true;
      }
      return copy("migrated");
    }

    DatabaseAddress copy(String template) {
      var name = "test_" + COUNT.incrementAndGet();
      administer(
          "create database %s template %s owner yipanqi strategy file_copy"
              .formatted(name, template));
      return at(name);
    }

    private void migrateTemplate() {
      administer("drop database if exists migrated");
      administer("create database migrated owner yipanqi");
      var address = at("migrated");
      Flyway.configure()
          .dataSource(address.url(), address.user(), address.password())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    }

    private DatabaseAddress at(String name) {
      var own = server.address();
      var url = own.url().substring(0, own.url().lastIndexOf('/') + 1) + name;
      return new DatabaseAddress(url, own.user(), own.password());
    }

    private void administer(String sql) {
      try (var connection = server.administration().connect();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }

    private void end(Path folder) {
      try {
        server.stopAtOnce();
        Folders.delete(folder);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
