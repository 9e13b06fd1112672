package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Places made for a proof, in a department of their own. */
final class BookingPlaces {

  private static final int TIMES = 10;

  private final Connection connection;
  private final String hospital;
  private final String department = "验证" + Long.toString(System.nanoTime(), 36);

  BookingPlaces(Connection connection, String hospital) {
    this.connection = connection;
    this.hospital = hospital;
  }

  /** How long a hold stands from now on, for this day. */
  void holdSeconds(int seconds) throws SQLException {
    Sql.run(
        connection,
        """
        insert into scheduling.setting (name, valid_from, value, basis)
        values ('hold_seconds', current_date, %d, 'proof')
        on conflict (name, valid_from) do update set value = excluded.value
        """
            .formatted(seconds));
  }

  /** Answers what a request for each would begin with: a session as often as it has places. */
  List<String> make(int sessions, int slots, int beds, int devices) throws SQLException {
    Sql.run(connection, "set yipanqi.writes = 'all'");
    var all = new ArrayList<String>();
    for (var i = 0; i < sessions; i++) {
      var id = session(i, slots);
      for (var n = 0; n < slots; n++) {
        all.add("\"session\":" + id);
      }
    }
    for (var i = 0; i < beds; i++) {
      all.add("\"bed\":" + bed(i));
    }
    for (var i = 0; i < devices; i++) {
      var id = device(i);
      for (var n = 0; n < TIMES; n++) {
        all.add("\"device\":%d,\"from\":\"2099-03-02T%02d:00:00+08:00\"".formatted(id, 8 + n));
      }
    }
    return all;
  }

  List<Long> confirmed() throws SQLException {
    var ids = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select id from scheduling.booking
                 where state = 'confirmed' and reference = 'PROOF' order by id
                """)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private long session(int i, int slots) throws SQLException {
    return Sql.number(
        connection,
        """
        with s as (
          insert into scheduling.session (institution_id, department, doctor, kind, on_day, starts,
                 ends, capacity, grassroots, grassroots_from, public_from)
          select id, '%1$s', '医师%2$d', 'normal', '2099-03-02', '08:00', '12:00', %3$d, 0,
                 '2020-01-01', '2020-01-01'
            from registry.institution where code = '%4$s'
          returning id, institution_id),
        t as (
          insert into scheduling.slot (session_id, no, institution_id, grassroots)
          select s.id, n, s.institution_id, false from s, generate_series(1, %3$d) n)
        select id from s
        """
            .formatted(department, i, slots, hospital));
  }

  private long bed(int i) throws SQLException {
    return Sql.number(
        connection,
        """
        insert into scheduling.bed (institution_id, ward, department, no, sex)
        select id, '%1$s', '%1$s', '%2$d', 'any' from registry.institution where code = '%3$s'
        returning id
        """
            .formatted(department, i + 1, hospital));
  }

  private long device(int i) throws SQLException {
    return Sql.number(
        connection,
        """
        insert into scheduling.device (institution_id, kind, name, minutes, opens, closes, weekdays)
        select id, 'ct', '%1$s %2$d', 60, '08:00', '18:00', '{1,2,3,4,5,6,7}'
          from registry.institution where code = '%3$s'
        returning id
        """
            .formatted(department, i, hospital));
  }
}
