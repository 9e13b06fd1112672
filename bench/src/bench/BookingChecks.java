package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;

/** What must be true of places whatever happened to those who book them. */
final class BookingChecks {

  private final Report report;

  BookingChecks(Report report) {
    this.report = report;
  }

  void check(Connection connection, String when, boolean holdsOver) throws SQLException {
    var twice =
        Sql.number(
            connection,
            """
            select (select count(*) from (
                      select session_id, slot_no from scheduling.booking where live and kind = 'slot'
                       group by 1, 2 having count(*) > 1) s)
                 + (select count(*) from (
                      select bed_id from scheduling.booking where live and kind = 'bed'
                       group by 1 having count(*) > 1) b)
                 + (select count(*) from scheduling.booking a join scheduling.booking b
                        on a.id < b.id and a.device_id = b.device_id and a.span && b.span
                     where a.live and b.live)
            """);
    var loose =
        Sql.number(
            connection,
            """
            select count(*) from scheduling.claim c
              full join (select id from scheduling.booking where live) b on b.id = c.booking_id
             where c.booking_id is null or b.id is null
            """);
    var held =
        Sql.number(
            connection,
            """
            select count(*) from scheduling.booking where state = 'held' and reference = 'PROOF'
            """);
    var open =
        Sql.number(
            connection,
            """
            select count(*) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
               and state like 'idle in transaction%' and state_change < now() - interval '5 seconds'
            """);
    report.say(
        "%s: places had twice %d, claims and bookings apart %d, held %d, transactions left open %d",
        when, twice, loose, held, open);
    if (twice + loose + open > 0 || (holdsOver && held > 0)) {
      throw new IllegalStateException("FAILED " + when);
    }
  }

  /** What a client was told is so: confirmed and not given back is still theirs. */
  void acknowledged(Connection connection, Set<Long> confirmed, Set<Long> released) throws SQLException {
    var kept = new ArrayList<>(confirmed);
    kept.removeAll(released);
    var lost = 0;
    for (var id : kept) {
      // given back unheard: the client was killed, or its connection cut, before the answer
      lost +=
          (int)
              Sql.number(
                  connection,
                  "select count(*) from scheduling.booking where state not in ('confirmed',"
                      + " 'released') and id = "
                      + id);
    }
    var back = 0;
    for (var id : released) {
      back +=
          (int)
              Sql.number(
                  connection,
                  "select count(*) from scheduling.booking where state <> 'released' and id = " + id);
    }
    report.say(
        "%d confirmations and %d releases acknowledged: %d and %d of them not so in the database",
        confirmed.size(), released.size(), lost, back);
    if (lost + back > 0) {
      throw new IllegalStateException("FAILED: acknowledged and not there");
    }
  }
}
