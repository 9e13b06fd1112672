package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** Everything that was asked of the house, compared with what the house has. */
final class DeedBook {

  /** Acts that have no word of their own: as many in the tables as in the trail. */
  private static final Map<String, String> BALANCES =
      Map.of(
          "confirmed months",
          """
          select (select count(*) from indicators.closing where confirmed_by is not null)
               - (select count(*) from audit.entry where action = 'indicators.month-confirmed')
          """,
          "closed months",
          """
          select (select count(*) from indicators.closing)
               - (select count(*) from audit.entry where action = 'indicators.month-closed')
          """,
          "imports that ended well",
          """
          select (select count(*) from facts.import_job where state = 'done')
               - (select count(*) from audit.entry
                   where action = 'facts.import-ended' and after ->> 'state' = 'done')
          """,
          "accounts",
          """
          select (select count(*) from access.account)
               - (select count(*) from audit.entry where action = 'access.account-added')
          """,
          "duties",
          """
          select (select count(*) from access.duty_held)
               - (select count(*) from audit.entry where action = 'access.duty-proposed')
          """,
          "imports that still run",
          """
          select count(*) from facts.import_job where state = 'running'
          """);

  private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();

  Deed begin(Deed.Kind kind, String word) {
    var deed = new Deed(kind, word);
    deeds.add(deed);
    return deed;
  }

  /** What came of a deed by the answer; an error of ours leaves open what was done. */
  void answered(Deed deed, Person.Answer answer) {
    if (answer.good()) {
      deed.is(Deed.Outcome.ACKNOWLEDGED);
    } else if (answer.refused()) {
      deed.is(Deed.Outcome.REFUSED);
    } else {
      error(answer);
    }
  }

  void error(Person.Answer answer) {
    errors.merge(answer.status() + " " + answer.code(), 1, Integer::sum);
  }

  /** How an import ended. */
  void ended(String state, JsonNode job) {
    if (!state.equals("done")) {
      var message = job.path("message").path("en").asString("");
      errors.merge("import " + state + ": " + message.replaceAll("[0-9a-f-]{36}", "…"), 1, Integer::sum);
    }
  }

  /** Answers of 5xx so far, by status and code. */
  Map<String, Integer> errors() {
    return new TreeMap<>(errors);
  }

  long acknowledged() {
    return deeds.stream().filter(d -> d.outcome() == Deed.Outcome.ACKNOWLEDGED).count();
  }

  List<String> faults(Connection connection) throws SQLException {
    var faults = new ArrayList<String>();
    for (var kind : Deed.Kind.values()) {
      var rows = counts(connection, kind.rows());
      var trail = counts(connection, kind.trail());
      for (var deed : deeds) {
        if (deed.kind() == kind) {
          var fault =
              deed.fault(
                  rows.getOrDefault(deed.word(), 0L), trail.getOrDefault(deed.word(), 0L));
          if (!fault.isEmpty()) {
            faults.add(fault);
          }
          rows.remove(deed.word());
          trail.remove(deed.word());
        }
      }
      rows.forEach((word, count) -> faults.add("nobody asked for: " + kind.words() + " " + word));
      trail.forEach((word, count) -> faults.add("nobody asked for, in the trail: " + word));
    }
    for (var balance : BALANCES.entrySet()) {
      var difference = Sql.number(connection, balance.getValue());
      if (difference != 0) {
        faults.add("%s: %+d".formatted(balance.getKey(), difference));
      }
    }
    return faults;
  }

  private static Map<String, Long> counts(Connection connection, String sql) throws SQLException {
    var counts = new HashMap<String, Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  void tell(Report report) {
    for (var kind : Deed.Kind.values()) {
      var of = new EnumMap<Deed.Outcome, Integer>(Deed.Outcome.class);
      deeds.stream()
          .filter(d -> d.kind() == kind)
          .forEach(d -> of.merge(d.outcome(), 1, Integer::sum));
      report.say(
          "  %-26s acknowledged %5d, without an answer %3d there and %3d not, refused %3d",
          kind.words(),
          of.getOrDefault(Deed.Outcome.ACKNOWLEDGED, 0),
          of.getOrDefault(Deed.Outcome.FOUND, 0),
          of.getOrDefault(Deed.Outcome.ABSENT, 0),
          of.getOrDefault(Deed.Outcome.REFUSED, 0));
    }
  }
}
