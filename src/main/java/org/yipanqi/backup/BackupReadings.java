package org.yipanqi.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readings;

/** When the newest backup was made, so that somebody is woken when none is any more. */
@Component
class BackupReadings implements Readings {

  @Override
  public List<Reading> read() {
    return DatabaseSettings.ofThisProcess()
        .archive()
        .filter(Files::isDirectory)
        .map(folder ->
            Reading.gauge(
                "yipanqi_backup_newest_timestamp_seconds",
                "When the newest backup in YIPANQI_ARCHIVE was begun; 0 without one.",
                (double) newest(folder)))
        .map(List::of)
        .orElse(List.of());
  }

  private static long newest(Path folder) {
    return Store.began(folder).map(at -> at.toEpochSecond()).orElse(0L);
  }
}
