package bench;

import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The aggregates of the three large facts once more, by DuckDB over a copy of the same rows in a
 * file of its own: what a database made for nothing else needs on this machine. Its numbers must be
 * those of the statements by hand.
 */
final class DuckPeer implements AutoCloseable {

  /** What is copied of each fact, with DuckDB's types. */
  private static final Map<String, String[]> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put(
        "visit",
        new String[] {
          "select institution_id, residence, visited_on, void from records.visit",
          "institution_id: 'integer', residence: 'bigint', visited_on: 'date', void: 'boolean'"
        });
    TABLES.put(
        "person_month",
        new String[] {
          """
          select month, residence, signer, chronic_manager, residency, age, signed, hypertension,
                 diabetes, diabetes_type2, tuberculosis, severe_mental, disabled, special_family,
                 poverty, pregnancy_week, first_check, days_since_delivery, sbp, dbp, bp_days, fpg,
                 fpg_days, hba1c, hba1c_days, assessed_disabled, assessed_days
            from facts.person_month
          """,
          """
          month: 'date', residence: 'bigint', signer: 'integer', chronic_manager: 'integer',
          residency: 'varchar', age: 'integer', signed: 'boolean', hypertension: 'boolean',
          diabetes: 'boolean', diabetes_type2: 'boolean', tuberculosis: 'boolean',
          severe_mental: 'boolean', disabled: 'boolean', special_family: 'boolean',
          poverty: 'boolean', pregnancy_week: 'integer', first_check: 'boolean',
          days_since_delivery: 'integer', sbp: 'integer', dbp: 'integer', bp_days: 'integer',
          fpg: 'decimal(6, 2)', fpg_days: 'integer', hba1c: 'decimal(5, 2)', hba1c_days: 'integer',
          assessed_disabled: 'boolean', assessed_days: 'integer'
          """
        });
    TABLES.put(
        "claim",
        new String[] {
          """
          select provider_id, pool, residence, provider_division, care_type, settled_on,
                 fund_amount, void
            from insurance.claim
          """,
          """
          provider_id: 'integer', pool: 'bigint', residence: 'bigint',
          provider_division: 'bigint', care_type: 'varchar', settled_on: 'date',
          fund_amount: 'decimal(18, 2)', void: 'boolean'
          """
        });
  }

  private final Place place;
  private final Path file;
  private final Connection duck;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  private DuckPeer(Place place, Path file, Connection duck) {
    this.place = place;
    this.file = file;
    this.duck = duck;
  }

  /** Loads it; null where its library could not be had. */
  static DuckPeer load(Place place, Connection postgres, Report report) throws Exception {
    try {
      Class.forName("org.duckdb.DuckDBDriver");
    } catch (ClassNotFoundException e) {
      report.say("no DuckDB: its library is not here");
      return null;
    }
    var file = place.work().resolve("peer.duckdb");
    Files.deleteIfExists(file);
    var peer = new DuckPeer(place, file, DriverManager.getConnection("jdbc:duckdb:" + file));
    var spent =
        Sql.seconds(() -> {
          for (var table : TABLES.entrySet()) {
            peer.copy(postgres, table.getKey(), table.getValue()[0], table.getValue()[1]);
          }
        });
    report.say("DuckDB: rows of %s copied in %.0f s", String.join(", ", TABLES.keySet()), spent);
    return peer;
  }

  private void copy(Connection postgres, String name, String query, String columns)
      throws Exception {
    var text = place.work().resolve("peer-" + name + ".csv");
    try (var out = new BufferedOutputStream(Files.newOutputStream(text), 1 << 18)) {
      postgres
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (" + query + ") to stdout (format csv)", out);
    }
    Sql.run(
        duck,
        "create table %s as select * from read_csv('%s', header = false, columns = {%s})"
            .formatted(name, text, columns));
    Files.delete(text);
  }

  /** One round over all facts. */
  void round() throws Exception {
    for (var fact : TABLES.keySet()) {
      Sql.run(duck, "drop table if exists cell_" + fact);
      var text = place.sql("duckdb/" + fact);
      seconds
          .computeIfAbsent(fact, _ -> new ArrayList<>())
          .add(Sql.seconds(() -> Sql.run(duck, text)));
    }
  }

  /** How many of its cells are other than those by hand, in {@code bench.cell}. */
  long different(Connection postgres) throws Exception {
    Sql.run(postgres, "drop table if exists bench.duck");
    Sql.run(
        postgres,
        "create table bench.duck (month date, unit bigint, measure text, value numeric, n bigint)");
    for (var fact : TABLES.keySet()) {
      var text = place.work().resolve("peer-cells.csv");
      Sql.run(duck, "copy cell_%s to '%s' (format csv, header false)".formatted(fact, text));
      try (var in = Files.newInputStream(text)) {
        postgres
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy bench.duck from stdin (format csv)", in);
      }
      Files.delete(text);
    }
    return Sql.number(postgres, place.sql("duckdb/different"));
  }

  void tell(Report report) {
    report.figure("DuckDB, the three together", "s", together());
    seconds.forEach((fact, runs) -> report.figure("  " + fact, "s", runs));
  }

  private List<Double> together() {
    var sums = new ArrayList<Double>();
    for (var round = 0; round < seconds.values().iterator().next().size(); round++) {
      var at = round;
      sums.add(seconds.values().stream().mapToDouble(runs -> runs.get(at)).sum());
    }
    return sums;
  }

  @Override
  public void close() throws Exception {
    duck.close();
    Files.deleteIfExists(file);
  }
}
