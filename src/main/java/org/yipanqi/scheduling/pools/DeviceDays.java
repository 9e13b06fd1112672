package org.yipanqi.scheduling.pools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;

/** Devices, and the times of a day on each. */
@Service
public class DeviceDays {

  private static final int MOST = 100;

  /**
   * @param taken held, confirmed or used; null while it is free
   * @param past whether it has begun
   */
  public record DeviceTimeShown(
      OffsetDateTime from,
      OffsetDateTime to,
      @Nullable String taken,
      @Nullable OffsetDateTime heldUntil,
      boolean past) {}

  /**
   * @param state open or closed
   * @param weekdays on which it works, Monday being 1
   * @param times of the day asked for; none on a day when it does not work or while it is closed
   */
  public record DeviceShown(
      long id,
      String kind,
      String name,
      int minutes,
      LocalTime opens,
      LocalTime closes,
      List<Integer> weekdays,
      String state,
      @Nullable String reason,
      int version,
      List<DeviceTimeShown> times) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  DeviceDays(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param day null: today
   */
  @Transactional(readOnly = true)
  public List<DeviceShown> on(Caller caller, String institution, @Nullable LocalDate day) {
    var asked = day == null ? LocalDate.now(clock) : day;
    return jdbc.sql(
            """
            select d.* from scheduling.device d
              join registry_api.institution i on i.id = d.institution_id
             where i.code = :institution
             order by d.kind, d.name
             limit :most
            """)
        .param("institution", institution)
        .param("most", MOST)
        .query((row, _) -> device(row, times(row.getLong("id"), asked)))
        .list();
  }

  private List<DeviceTimeShown> times(long device, LocalDate day) {
    var now = OffsetDateTime.now(clock);
    return jdbc.sql(
            """
            select starts, ends, taken, held_until
              from scheduling.device_times(:device, :day, 1, :now)
            """)
        .param("device", device)
        .param("day", day)
        .param("now", now)
        .query((row, _) -> time(row, now))
        .list();
  }

  private static DeviceTimeShown time(ResultSet row, OffsetDateTime now) throws SQLException {
    var starts = Objects.requireNonNull(row.getObject("starts", OffsetDateTime.class));
    return new DeviceTimeShown(
        starts,
        Objects.requireNonNull(row.getObject("ends", OffsetDateTime.class)),
        row.getString("taken"),
        row.getObject("held_until", OffsetDateTime.class),
        starts.isBefore(now));
  }

  private static DeviceShown device(ResultSet row, List<DeviceTimeShown> times)
      throws SQLException {
    return new DeviceShown(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("name"),
        row.getInt("minutes"),
        row.getObject("opens", LocalTime.class),
        row.getObject("closes", LocalTime.class),
        Arrays.asList((Integer[]) row.getArray("weekdays").getArray()),
        row.getString("state"),
        row.getString("reason"),
        row.getInt("version"),
        times);
  }
}
