package org.yipanqi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportFormat;

/** docs/import-formats.md and docs/facts.md say what the declarations say. */
class ReferenceDocumentsTest {

  private static final FactCatalogue CATALOGUE = FactCatalogue.load();

  @Test
  void the_import_formats_are_described_as_they_are() throws IOException {
    var text = new StringBuilder(HEAD);
    for (var format : CATALOGUE.formats()) {
      text.append("\n## ").append(format.code()).append("\n\n");
      text.append(format.label().zh()).append(" · ").append(format.label().en());
      text.append(". ").append(identity(format)).append("\n\n");
      text.append("| column | 列 | required | type | meaning |\n|---|---|---|---|---|\n");
      format.columns().forEach(column -> text.append(row(column)));
    }
    House.golden(Path.of("docs/import-formats.md"), text.toString());
  }

  @Test
  void the_facts_are_described_as_they_are() throws IOException {
    var text = new StringBuilder(FACTS_HEAD);
    for (var fact : CATALOGUE.facts()) {
      text.append("\n## ").append(fact.code()).append("\n\n");
      text.append(fact.label().zh()).append(" · ").append(fact.label().en()).append(". ");
      text.append(time(fact)).append(" Axes: ");
      text.append(
          String.join(
              ", ",
              fact.axes().stream()
                  .map(a -> "`" + a.code() + "` (" + a.label().zh() + ")")
                  .toList()));
      text.append(fact.reporter() == null ? "." : ". Reported by `" + fact.reporter() + "`.");
      text.append(
          "\n\n| column | 列 | type | unit | may be absent | codes |\n|---|---|---|---|---|---|\n");
      fact.columns().forEach(column -> text.append(row(column)));
    }
    House.golden(Path.of("docs/facts.md"), text.toString());
  }

  private static final String HEAD =
      """
      # Import formats

      Generated from the declarations. One CSV file a format, named after it (`visits.csv`); the first
      row has the column codes (or their Chinese names) in any order; UTF-8 or GB18030; blank = absent;
      dates `2020-03-31`; yes/no `true`/`false` or 是/否. A file is taken in whole or not at all. Import
      in this order: what comes later names what came before.

      An `institution` is an institution's code, or the code of an organisation with two signs when the
      sign under which the work was done is not known. `valid_from` and `valid_to` are both inclusive.
      Importing a row of a fact is its receipt for the row's month; `receipts` says so for months in
      which there was nothing to report.
      """;

  private static final String FACTS_HEAD =
      """
      # Facts

      Generated from the declarations: what the measures of a policy pack may use, and nothing else. A
      column that may be absent must be guarded in a filter (`sbp != null && sbp < 140`).
      """;

  private static String identity(ImportFormat format) {
    return switch (format.identity()) {
      case ImportFormat.Identity.Recorded _ ->
          "A row is known again by `source` and `source_no`; other content is a correction.";
      case ImportFormat.Identity.Keyed(var columns) -> {
        var codes =
            columns.stream()
                .map(target ->
                    format.columns().stream()
                        .filter(c -> c.target().equals(target))
                        .map(c -> "`" + c.code() + "`")
                        .findFirst()
                        .orElse("`" + target + "`"))
                .toList();
        yield "A row is known again by " + String.join(", ", codes) + ".";
      }
    };
  }

  private static String row(ImportColumn column) {
    var meaning = new ArrayList<String>();
    meaning.add(column.doc().zh() + "<br>" + column.doc().en());
    if (!column.values().isEmpty()) {
      meaning.add(
          String.join(
              ", ",
              column.values().stream()
                  .map(v -> "`" + v.code() + "` " + v.label().zh() + " / " + v.label().en())
                  .toList()));
    }
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            column.code(),
            column.label().zh(),
            column.required() ? "yes" : "",
            type(column.type()),
            String.join("<br>", meaning));
  }

  private static String type(ImportColumn.Type type) {
    return switch (type) {
      case ImportColumn.Type.Text(var max) -> "text, at most " + max;
      case ImportColumn.Type.Coded _ -> "one of the codes";
      case ImportColumn.Type.Day _ -> "date";
      case ImportColumn.Type.Month _ -> "month, `2020-06`";
      case ImportColumn.Type.Moment _ -> "date, or date and time `2020-06-01T08:30`";
      case ImportColumn.Type.Whole(var min, var max) -> "whole number, " + min + " to " + max;
      case ImportColumn.Type.Number(var scale, var min, var max) ->
          "decimal, " + scale + " places, " + min.toPlainString() + " to " + max.toPlainString();
      case ImportColumn.Type.Yuan _ -> "yuan, two places, not negative";
      case ImportColumn.Type.Flag _ -> "yes or no";
      case ImportColumn.Type.Institution _ -> "institution";
      case ImportColumn.Type.InstitutionOrForeign _ -> "institution, or a foreign one's own code";
      case ImportColumn.Type.Unit _ -> "institution, community or division";
      case ImportColumn.Type.Source _ -> "source system";
      case ImportColumn.Type.Person _ -> "`person_no` of a person";
      case ImportColumn.Type.Division _ -> "division code";
      case ImportColumn.Type.NewDivision _ -> "division code of 2, 4, 6, 9 or 12 digits";
      case ImportColumn.Type.IdentityNumber _ -> "identity number (GB 11643)";
      case ImportColumn.Type.Fact _ -> "fact code (docs/facts.md)";
      case ImportColumn.Type.PeriodCode _ -> "`2020-06`, `2020Q2`, `2020H1` or `2020`";
    };
  }

  private static String time(FactDeclaration fact) {
    return switch (fact.time()) {
      case FactTime.OnDate(var column) -> "Happens on `" + column + "`: adds up over months.";
      case FactTime.During(var from, var to) ->
          "Holds from `" + from + "` to `" + to + "`: a stock, the state of a month's last day.";
      case FactTime.EachMonth _ -> "One row a month: a stock, the state of the month's last day.";
    };
  }

  private static String row(FactColumn column) {
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            column.code(),
            column.label().zh(),
            column.type().name().toLowerCase(java.util.Locale.ROOT),
            column.unit() == null ? "" : column.unit(),
            column.nullable() ? "yes" : "",
            String.join(
                ", ",
                List.copyOf(column.values()).stream().map(v -> "`" + v.code() + "`").toList()));
  }
}
