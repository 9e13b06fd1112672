package org.yipanqi.scheduling.keeping;

import static org.yipanqi.scheduling.SchedulingProblem.EXISTS_ALREADY;
import static org.yipanqi.scheduling.SchedulingProblem.HAS_BOOKINGS;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.scheduling.BookingRows;
import org.yipanqi.scheduling.ExpiredHolds;
import org.yipanqi.scheduling.SchedulingAction;
import org.yipanqi.scheduling.SchedulingTrail;

/** Devices and their hours. */
@Service
@NamedInterface("keeping")
public class Devices {

  /**
   * @param kind as ct, mri, ultrasound
   * @param minutes how long one examination takes
   * @param weekdays Monday being 1
   */
  public record DeviceAsKept(
      String kind,
      String name,
      int minutes,
      LocalTime opens,
      LocalTime closes,
      List<Integer> weekdays) {}

  private record Kept(int institution, int version) {}

  private final JdbcClient jdbc;
  private final BookingRows rows;
  private final ExpiredHolds expired;
  private final PlaceKeeping keeping;
  private final SchedulingTrail trail;
  private final Clock clock;

  Devices(
      JdbcClient jdbc,
      BookingRows rows,
      ExpiredHolds expired,
      PlaceKeeping keeping,
      SchedulingTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.expired = expired;
    this.keeping = keeping;
    this.trail = trail;
    this.clock = clock;
  }

  public void add(Caller caller, String institution, DeviceAsKept device) {
    var own = keeping.own(caller, institution);
    keeping.writing(
        caller,
        () -> {
          var id =
              jdbc.sql(
                      """
                      insert into scheduling.device (institution_id, kind, name, minutes, opens, closes,
                             weekdays)
                      values (:institution, :kind, :name, :minutes, :opens, :closes, :weekdays)
                      on conflict (institution_id, name) do nothing
                      returning id
                      """)
                  .param("institution", own)
                  .param("kind", device.kind())
                  .param("name", device.name())
                  .param("minutes", device.minutes())
                  .param("opens", device.opens())
                  .param("closes", device.closes())
                  .param("weekdays", device.weekdays().toArray(Integer[]::new))
                  .query(Long.class)
                  .optional()
                  .orElseThrow(() -> EXISTS_ALREADY.because(device.name()));
          note(caller, id, own, words(device));
          keeping.tell(own);
          return true;
        });
  }

  /**
   * Another name, other hours, longer examinations. {@code HAS_BOOKINGS} while times to come are
   * booked that would no longer be its own.
   */
  public void change(Caller caller, long device, int version, DeviceAsKept becomes) {
    expired.sweep();
    keeping.writing(
        caller,
        () -> {
          lock(device);
          var kept = look(caller, device, version);
          update(device, kept.institution(), becomes);
          if (outside(device) > 0) {
            throw HAS_BOOKINGS.because();
          }
          note(caller, device, kept.institution(), words(becomes));
          return true;
        });
  }

  private void update(long device, int institution, DeviceAsKept becomes) {
    var updated =
        jdbc.sql(
                """
                update scheduling.device
                   set kind = :kind, name = :name, minutes = :minutes, opens = :opens,
                       closes = :closes, weekdays = :weekdays, version = version + 1
                 where id = :device
                   and not exists (select from scheduling.device x
                                    where x.institution_id = :institution and x.name = :name
                                      and x.id <> :device)
                """)
            .param("kind", becomes.kind())
            .param("name", becomes.name())
            .param("minutes", becomes.minutes())
            .param("opens", becomes.opens())
            .param("closes", becomes.closes())
            .param("weekdays", becomes.weekdays().toArray(Integer[]::new))
            .param("device", device)
            .param("institution", institution)
            .update();
    if (updated == 0) {
      throw EXISTS_ALREADY.because(becomes.name());
    }
  }

  /** Times to come that are taken and not of the device's grid. */
  private int outside(long device) {
    return jdbc.sql(
            """
            select count(*)
              from scheduling.claim c
              join scheduling.device d on d.id = c.device_id
             cross join lateral (select lower(c.span) at time zone 'Asia/Shanghai' as starts) l
             where d.id = :device and lower(c.span) > :now
               and not exists (
                 select from scheduling.device_times(d.id, l.starts::date, 1, :now) t
                  where t.starts = lower(c.span) and t.ends = upper(c.span))
            """)
        .param("device", device)
        .param("now", OffsetDateTime.now(clock))
        .query(Integer.class)
        .single();
  }

  /** Takes a device out of use; whoever had a time of it loses it. */
  public void close(Caller caller, long device, int version, @Nullable String why) {
    var reason = PlaceKeeping.reason(why);
    keeping.writing(
        caller,
        () -> {
          look(caller, device, version);
          keeping.lose(rows.liveOf("device", device), reason);
          return become(caller, device, version, "closed", reason);
        });
  }

  public void open(Caller caller, long device, int version) {
    keeping.writing(caller, () -> become(caller, device, version, "open", null));
  }

  private boolean become(
      Caller caller, long device, int version, String state, @Nullable String reason) {
    var kept = look(caller, device, version);
    jdbc.sql(
            """
            update scheduling.device set state = :state, reason = :reason, version = version + 1
             where id = :device
            """)
        .param("state", state)
        .param("reason", reason)
        .param("device", device)
        .update();
    note(
        caller,
        device,
        kept.institution(),
        reason == null ? Map.of("state", state) : Map.of("state", state, "reason", reason));
    return true;
  }

  private void lock(long device) {
    jdbc.sql(
            """
            select id from scheduling.device where id = :device for update
            """)
        .param("device", device)
        .query(Long.class)
        .optional();
  }

  private Kept look(Caller caller, long device, int version) {
    var kept =
        jdbc.sql(
                """
                select institution_id as institution, version from scheduling.device
                 where id = :device
                """)
            .param("device", device)
            .query(Kept.class)
            .optional()
            .orElseThrow(UNKNOWN_PLACE::because);
    keeping.check(caller, kept.institution(), kept.version(), version);
    return kept;
  }

  private void note(Caller caller, long device, int institution, Map<String, ?> what) {
    trail.kept(caller, SchedulingAction.DEVICE_KEPT, "device", device, institution, what);
  }

  private static Map<String, ?> words(DeviceAsKept device) {
    return Map.of(
        "kind", device.kind(),
        "name", device.name(),
        "minutes", device.minutes(),
        "hours", device.opens() + "–" + device.closes(),
        "weekdays", device.weekdays());
  }
}
