package org.yipanqi.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.yipanqi.watch.Readiness;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Reading.Sample;
import org.yipanqi.watch.Readings;

/** Whether the database answers, and how its connections and its disk are used. */
@Component
class DatabaseWatch implements Readings, Readiness {

  private static final int ANSWER_SECONDS = 3;

  private final DataSource dataSource;
  private final ObjectProvider<HikariDataSource> pools;
  private final @Nullable Path folder;
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
    this.folder = folder.isEmpty() ? null : Path.of(folder);
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
    var readings = new ArrayList<Reading>();
    readings.add(connections());
    room()
        .ifPresent(left ->
            readings.add(
                Reading.gauge(
                    "yipanqi_disk_free_bytes", "Room left on the data folder's disk.", left)));
    waiting()
        .ifPresent(pieces ->
            readings.add(
                Reading.gauge(
                    "yipanqi_archive_pieces_waiting",
                    "Pieces of the write-ahead log that are not in the archive yet.",
                    pieces)));
    return readings;
  }

  private Reading connections() {
    var samples = new ArrayList<Sample>();
    pools
        .orderedStream()
        .forEach(pool -> {
          var bean = pool.getHikariPoolMXBean();
          if (bean != null) { // not before the first connection was asked for
            samples.add(sample(pool, "active", bean.getActiveConnections()));
            samples.add(sample(pool, "idle", bean.getIdleConnections()));
            samples.add(sample(pool, "waiting", bean.getThreadsAwaitingConnection()));
            samples.add(sample(pool, "most", pool.getMaximumPoolSize()));
          }
        });
    return new Reading(
        "yipanqi_connections",
        "Connections to the database, and threads that wait for one.",
        Reading.Kind.GAUGE,
        samples);
  }

  private static Sample sample(HikariDataSource pool, String state, int value) {
    return new Sample(
        "", Map.of("pool", String.valueOf(pool.getPoolName()), "state", state), value);
  }

  private Optional<Long> room() {
    return Optional.ofNullable(folder)
        .map(path -> {
          try {
            return Files.getFileStore(path).getUsableSpace();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Optional<Long> waiting() {
    return Optional.ofNullable(folder)
        .map(Archiving::ready)
        .filter(Files::isDirectory)
        .map(ready -> {
          try (var pieces = Files.list(ready)) {
            return pieces.count();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
