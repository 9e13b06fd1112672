package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.yipanqi.Yipanqi;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;

/**
 * One more record, and the time until its figures are right: what the worker spends in the
 * database, and on the clock. The product runs in this process for it, without its pages.
 */
final class RefreshSpeed {

  private static final int WARM_UP = 20;
  private static final int RECORDS = 40;

  private final Place place;
  private final Report report;

  RefreshSpeed(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    County.ready(place, report);
    var settings = new DatabaseSettings(null, "yipanqi", "", "", place.data(), true);
    var database = Database.open(settings);
    try (var context = product(database)) {
      var cells = context.getBean(Cells.class);
      cells.catchUp();
      var run = String.valueOf(System.currentTimeMillis());
      try (var connection = new Server(place.data()).connect()) {
        one(context, run, "a visit, village clinic", "visits", visit(connection, "village_clinic"));
        one(context, run, "a visit, lead hospital", "visits", visit(connection, "county_hospital"));
        one(context, run, "a claim, lead hospital", "claims", claim(connection));
        one(context, run, "a stay, lead hospital", "admissions", stay(connection));
        one(context, run, "a follow-up, town hospital", "follow_ups", followUp(connection));
      }
    } finally {
      database.close();
    }
  }

  private static ConfigurableApplicationContext product(Database database) {
    var address = database.address();
    var properties =
        Map.<String, Object>of(
            "spring.datasource.url", address.url(),
            "spring.datasource.username", address.user(),
            "spring.datasource.password", address.password(),
            "yipanqi.keys", database.folder().orElseThrow().resolve("keys").toString());
    return new SpringApplicationBuilder(Yipanqi.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .initializers(fresh -> {
          fresh
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("database", properties));
          ((GenericApplicationContext) fresh)
              .registerBean(TimedDatabase.class, () -> new TimedDatabase());
        })
        .run();
  }

  private void one(
      ConfigurableApplicationContext context, String run, String what, String format, String row)
      throws IOException {
    var database = new ArrayList<Double>();
    var clock = new ArrayList<Double>();
    var processor = 0.0;
    for (var i = 0; i < WARM_UP + RECORDS; i++) {
      var file = place.work().resolve(format + "-one.csv");
      Files.writeString(file, row.replace("RECORD", run + "-" + what.hashCode() + "-" + i));
      var began = refreshed(context, format, file);
      if (i >= WARM_UP) {
        clock.add((System.nanoTime() - began.nanoseconds()) / 1e6);
        database.add(TimedDatabase.milliseconds());
        processor += Memory.processorOfDatabase(place.data()) - began.processor();
      }
      Files.delete(file);
    }
    report.figure(what + ": in the database", "ms", database);
    report.figure(what + ": on the clock", "ms", clock);
    report.say(
        "%-58s %10s ms", what + ": the database's processor time", Report.shown(processor / RECORDS));
  }

  /** The moment a refresh begins, and what the database had used of the processor until then. */
  private record Begun(long nanoseconds, double processor) {}

  /** Imports a record, then has its figures computed. Answers when that began. */
  private Begun refreshed(ConfigurableApplicationContext context, String format, Path file) {
    var imports = context.getBean(Imports.class);
    return context
        .getBean(Cells.class)
        .afterAll(() -> {
          var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
          if (result.state() != ImportState.DONE || result.inserted() != 1) {
            throw new IllegalStateException("refused: " + result);
          }
          TimedDatabase.begin();
          return new Begun(System.nanoTime(), Memory.processorOfDatabase(place.data()));
        });
  }

  /** At the institution of a kind that had most visits in the month, by someone from its usual place. */
  private static String visit(Connection connection, String kind) throws Exception {
    return text(connection, usual("visit", "visited_on", kind), (institution, place) ->
        """
        source,source_no,institution,visited_on,kind,residence,tcm,first_contact,total_amount,fund_amount
        bench,RECORD,%s,2020-11-12,outpatient,%s,false,true,88.50,40.00
        """
            .formatted(institution, place));
  }

  private static String stay(Connection connection) throws Exception {
    return text(connection, usual("admission", "admitted_on", "county_hospital"), (institution, place) ->
        """
        source,source_no,institution,person,admitted_on,discharged_on,residence,rehab_care,total_amount,fund_amount
        bench,RECORD,%s,44532200000001,2020-11-12,2020-11-19,%s,false,5400.00,3100.00
        """
            .formatted(institution, place));
  }

  private static String claim(Connection connection) throws Exception {
    return text(connection, usual("visit", "visited_on", "county_hospital"), (institution, place) ->
        """
        source,source_no,pool,pool_type,person,provider,provider_division,care_type,residence,settled_on,total_amount,fund_amount
        bench,RECORD,445322,resident,44532200000001,%s,445322,outpatient,%s,2020-11-12,88.50,40.00
        """
            .formatted(institution, place));
  }

  private static String followUp(Connection connection) throws Exception {
    return text(
        connection,
        """
        select i.code, p.person_no
          from publichealth.follow_up f
          join registry.institution i on i.id = f.institution_id
          join residents.person p on p.id = f.person_id
         where f.disease = 'hypertension' and not f.void and f.followed_on >= '2020-06-01'
         order by f.source_id, f.source_no limit 1
        """,
        (institution, person) ->
            """
            source,source_no,institution,person,disease,followed_on,mode,sbp,dbp
            bench,RECORD,%s,%s,hypertension,2020-11-12,clinic,128,82
            """
                .formatted(institution, person));
  }

  /** An institution of a kind and a place, together the most frequent of the month. */
  private static String usual(String table, String day, String kind) {
    return """
    select i.code, v.residence
      from records.%s v join registry.institution i on i.id = v.institution_id
     where i.kind = '%s' and v.%s >= '2020-11-01' and v.%s < '2020-12-01'
     group by i.code, v.residence order by count(*) desc, i.code limit 1
    """
        .formatted(table, kind, day, day);
  }

  private interface Row {
    String at(String institution, String other);
  }

  private static String text(Connection connection, String query, Row row) throws Exception {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      found.next();
      return row.at(found.getString(1), found.getString(2));
    }
  }
}
