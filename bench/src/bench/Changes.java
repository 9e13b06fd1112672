package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that come in while somebody watches: one by one in the last month of the year, or very
 * many visits at once in the ten months before November. They are taken out again at the end.
 */
final class Changes {

  static final String MONTH = "2020-12";

  private static final String HEAD =
      "source,source_no,institution,visited_on,kind,tcm,first_contact,total_amount,fund_amount\n";

  private final Place place;
  private final Product product;
  private final String source;
  private final List<String> institutions = new ArrayList<>();
  private int singles;
  private int bulks;

  Changes(Place place, Product product, Connection connection, String source)
      throws SQLException {
    this.place = place;
    this.product = product;
    this.source = source;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select code from registry.institution
                 where kind in ('village_clinic', 'town_hospital', 'county_hospital')
                   and not organisation_only
                 order by kind = 'village_clinic' desc, kind = 'county_hospital', code
                """)) {
      while (rows.next()) {
        institutions.add(rows.getString(1));
      }
    }
  }

  /** One visit to a village clinic. Answers the import's number. */
  String single() throws IOException, InterruptedException {
    singles++;
    var text = HEAD + row(source, singles, institutions.get(singles % 20), MONTH + "-15");
    return send("one", "visits", text);
  }

  /** One stay in the lead hospital: another format, so that no import of visits holds it up. */
  String stay() throws IOException, InterruptedException {
    singles++;
    var text =
        """
        source,source_no,institution,person,admitted_on,discharged_on,rehab_care,total_amount,fund_amount
        %s,%d,%s,44532200000001,%s-15,%s-19,false,5400.00,3100.00
        """
            .formatted(source, singles, institutions.getLast(), MONTH, MONTH);
    return send("stay", "admissions", text);
  }

  /** Visits of a source that never sent any. Answers the import's number. */
  String bulk(int rows) throws IOException, InterruptedException {
    bulks++;
    var text = new StringBuilder(HEAD);
    for (var i = 0; i < rows; i++) {
      var day = "2020-%02d-%02d".formatted(1 + i % 10, 1 + i % 28);
      text.append(row(source + "-" + bulks, i, institutions.get(i % institutions.size()), day));
    }
    return send("bulk", "visits", text.toString());
  }

  private static String row(String source, int number, String institution, String day) {
    return "%s,%d,%s,%s,outpatient,false,true,88.50,40.00\n"
        .formatted(source, number, institution, day);
  }

  private String send(String name, String format, String text) throws IOException, InterruptedException {
    var file = place.work().resolve("moves-" + name + ".csv");
    Files.writeString(file, text);
    try {
      return product.upload(format, file);
    } finally {
      Files.delete(file);
    }
  }

  boolean running(String id) throws IOException, InterruptedException {
    var job = product.get("api/imports/" + id);
    var state = job.get("state").asString();
    if (!state.equals("running") && !state.equals("done")) {
      throw new IllegalStateException("not imported: " + job);
    }
    return state.equals("running");
  }

  /** When the import was finished, a moment before its commit; milliseconds since 1970. */
  static long finished(Connection connection, String id) throws SQLException {
    return Sql.number(
        connection,
        """
        select (extract(epoch from finished_at) * 1000)::bigint from facts.import_job where id = %s
        """
            .formatted(id));
  }

  /** As if none of them had ever come in. */
  void takeOut(Connection connection) throws Exception {
    Sql.run(
        connection,
        """
        delete from records.visit where source_id in (
          select id from facts.source_system where code = '%1$s' or code like '%1$s-%%');
        delete from records.admission where source_id in (
          select id from facts.source_system where code = '%1$s')
        """
            .formatted(source));
    Product.command(place, product.data(), "rebuild");
  }
}
