package org.yipanqi.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readiness;
import org.yipanqi.watch.Readings;

/** Whether the database answers, and how its connections and its disk are used. */
@Component
class DatabaseWatch implements Readings, Readiness {

  private static final int ANSWER_SECONDS = 3;

  private final DataSource dataSource;
  private final ObjectProvider<HikariDataSource> pools;
  private final Optional<Path> folder;
  private final DataSize leastRoom;

  /**
   * @param folder where this program keeps data; empty in a program without a place of its own
   * @param leastRoom with less left on its disk the product is not ready for more
   */
  DatabaseWatch(
      DataSource dataSource,
      ObjectProvider<HikariDataSource> pools,
      @Value("${yipanqi.folder:}") String folder,
      @Value("${yipanqi.watch.least-room}") DataSize leastRoom) {
    this.dataSource = dataSource;
    this.pools = pools;
    this.folder = folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    this.leastRoom = leastRoom;
  }

  @Override
  public String part() {
    return "database";
  }

  /** Its tables are migrated before anything else begins, so that is no question here. */
  @Override
  public Optional<String> obstacle() {
    try (var connection = dataSource.getConnection()) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        return Optional.of("it does not answer");
      }
    } catch (SQLException e) {
      return Optional.of("no connection");
    }
    return room()
        .filter(left -> left < leastRoom.toBytes())
        .map(left -> "the disk is nearly full: " + DataSize.ofBytes(left).toMegabytes() + " MB");
  }

  @Override
  public List<Reading> read() {
    var readings = new java.util.ArrayList<Reading>();
    pools.orderedStream().filter(HikariDataSource::isRunning).forEach(pool -> read(pool, readings));
    room()
        .ifPresent(
            left ->
                readings.add(
                    Reading.gauge(
                        "yipanqi_disk_free_bytes", "Room left on the data folder's disk.", left)));
    waiting()
        .ifPresent(
            pieces ->
                readings.add(
                    Reading.gauge(
                        "yipanqi_archive_pieces_waiting",
                        "Pieces of the write-ahead log that are not in the archive yet.",
                        pieces)));
    return readings;
  }

  private static void read(HikariDataSource pool, List<Reading> readings) {
    var bean = pool.getHikariPoolMXBean();
    if (bean == null) {
      return;
    }
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("active", bean.getActiveConnections());
    values.put("idle", bean.getIdleConnections());
    values.put("waiting", bean.getThreadsAwaitingConnection());
    values.put("most", pool.getMaximumPoolSize());
    readings.add(
        Reading.gauges(
            "yipanqi_connections_" + name(pool),
            "Connections to the database, and who waits for one.",
            "state",
            values));
  }

  private static String name(HikariDataSource pool) {
    return pool.getPoolName().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private Optional<Long> room() {
    return folder.map(
        path -> {
          try {
            return Files.getFileStore(path).getUsableSpace();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Optional<Long> waiting() {
    return folder
        .map(Archiving::ready)
        .filter(Files::isDirectory)
        .map(
            ready -> {
              try (var pieces = Files.list(ready)) {
                return pieces.count();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
