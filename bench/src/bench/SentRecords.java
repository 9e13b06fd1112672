package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The records of one system, as they must be: what every file that is in has added, corrected and
 * voided. One file at a time is under way.
 */
final class SentRecords {

  private static final int FEWEST = 5;
  private static final int MORE = 30;

  /**
   * @param file the one that wrote it last
   */
  private record Row(String amount, boolean isVoid, String file) {}

  /** A file that may be in or not. */
  private record Sent(String name, Map<String, Row> rows, int replaced) {}

  private final String format;
  private final String source;
  private final String institution;
  private final Random chance;
  private final Map<String, Row> standing = new TreeMap<>();
  private long replaced;
  private int files;
  private Sent sent;

  SentRecords(String format, String institution, Random chance) {
    this.format = format;
    this.source = "crash-" + format;
    this.institution = institution;
    this.chance = chance;
  }

  String format() {
    return format;
  }

  /** The name of the file under way. */
  String name() {
    return sent.name();
  }

  int size() {
    return standing.size();
  }

  long replaced() {
    return replaced;
  }

  /** The next file: some new records, some corrected, some voided. */
  String next() {
    files++;
    var name = "crash-%s-%d.csv".formatted(format, files);
    var rows = new TreeMap<String, Row>();
    for (var i = FEWEST + chance.nextInt(MORE); i > 0; i--) {
      rows.put("%d-%d".formatted(files, i), new Row(amount(), false, name));
    }
    var old = new ArrayList<>(standing.keySet());
    var changed = 0;
    for (var i = 0; i < 6 && !old.isEmpty(); i++) {
      var no = old.get(chance.nextInt(old.size()));
      if (!standing.get(no).isVoid() && !rows.containsKey(no)) {
        rows.put(no, new Row(amount(), chance.nextInt(3) == 0, name));
        changed++;
      }
    }
    sent = new Sent(name, rows, changed);
    var text = new StringBuilder(head());
    rows.forEach((no, row) -> text.append(line(no, row)));
    return text.toString();
  }

  /** Not the same twice in a row for one record: every correction is one. */
  private String amount() {
    return "%d.%02d".formatted(100 + chance.nextInt(1_000_000), chance.nextInt(100));
  }

  private String head() {
    return format.equals("visits")
        ? "source,source_no,institution,total_amount,void,visited_on,kind\n"
        : "source,source_no,institution,total_amount,void,admitted_on,discharged_on,person\n";
  }

  private String line(String no, Row row) {
    var month = "2020-%02d".formatted(1 + Math.floorMod(no.hashCode(), 12));
    var more =
        format.equals("visits")
            ? month + "-15,outpatient"
            : month + "-10," + month + "-14,44532200000001";
    return "%s,%s,%s,%s,%s,%s\n"
        .formatted(source, no, institution, row.amount(), row.isVoid(), more);
  }

  /** It is known now whether the file under way is in. */
  void settle(boolean in) {
    if (sent != null && in) {
      standing.putAll(sent.rows());
      replaced += sent.replaced();
    }
    sent = null;
  }

  /** What no word was heard of is looked up. */
  void lookUp(Connection connection) throws SQLException {
    if (sent == null) {
      return;
    }
    settle(
        Sql.number(
                connection,
                """
                select count(*) from facts.import_job where file_name = '%s' and state = 'done'
                """
                    .formatted(sent.name()))
            > 0);
  }

  /** What is in the tables and should not be, what is missing, what is other than it was sent. */
  List<String> faults(Connection connection) throws SQLException {
    var left = new TreeMap<>(standing);
    var faults = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select r.source_no, r.total_amount, r.void, j.file_name
                  from records.%s r
                  join facts.source_system s on s.id = r.source_id
                  join facts.import_job j on j.id = r.import_id
                 where s.code = '%s'
                """
                    .formatted(format.substring(0, format.length() - 1), source))) {
      while (rows.next()) {
        var no = rows.getString(1);
        var found = new Row(rows.getString(2), rows.getBoolean(3), rows.getString(4));
        var wanted = left.remove(no);
        if (!found.equals(wanted)) {
          faults.add("%s %s is %s, sent was %s".formatted(format, no, found, wanted));
        }
      }
    }
    left.forEach((no, row) -> faults.add("%s %s is lost: %s".formatted(format, no, row)));
    var kept =
        Sql.number(
            connection,
            """
            select count(*) from facts.superseded v join facts.source_system s on s.id = v.source_id
             where s.code = '%s'
            """
                .formatted(source));
    if (kept != replaced) {
      faults.add("%s: %d older versions are kept, %d were replaced".formatted(format, kept, replaced));
    }
    return faults;
  }
}
