package org.yipanqi.facts;

import java.util.stream.Collectors;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.kernel.Label;

/** The document of all import formats, written from their declarations. */
final class FormatBook {

  private final FactCatalogue catalogue;

  FormatBook(FactCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  String text() {
    var text = new StringBuilder(HEAD);
    for (var format : catalogue.formats()) {
      append(format, text);
    }
    return text.toString();
  }

  private static void append(ImportFormat format, StringBuilder text) {
    text.append(
        "\n## %s · %s · %s\n\n".formatted(format.code(), format.label().zh(), format.label().en()));
    text.append(known(format)).append("\n\n");
    text.append("| column | 列 | | form | meaning | 说明 |\n|---|---|---|---|---|---|\n");
    format.fileColumns().forEach(column -> text.append(row(column)));
    if (!format.rules().isEmpty() || !format.checks().isEmpty()) {
      text.append("\nRefused:\n\n");
    }
    format.rules().forEach(rule -> text.append(line(rule.code(), rule.message())));
    format.checks().forEach(check -> text.append(line(check.code(), check.message())));
  }

  private static String known(ImportFormat format) {
    return switch (format.identity()) {
      case ImportFormat.Identity.Recorded() ->
          "A record is known by `source` and `source_no`; older versions are kept.";
      case ImportFormat.Identity.Keyed(var keys) ->
          "A row is known by "
              + keys.stream()
                  .map(key -> "`" + column(format, key).code() + "`")
                  .collect(Collectors.joining(", "))
              + ".";
    };
  }

  private static ImportColumn column(ImportFormat format, String target) {
    return format.fileColumns().stream()
        .filter(column -> column.target().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static String row(ImportColumn column) {
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            column.code(),
            column.label().zh(),
            column.required() ? "needed" : "",
            form(column) + (column.sealed() == null ? "" : "; kept closed"),
            cell(column.doc().en()),
            cell(column.doc().zh()));
  }

  private static String form(ImportColumn column) {
    return switch (column.type()) {
      case Type.Text(var max) -> "text, at most " + max;
      case Type.Coded _ ->
          column.values().stream()
              .map(value -> "`" + value.code() + "` " + value.label().zh())
              .collect(Collectors.joining(", "));
      case Type.Day(var future) -> future ? "day" : "day, not after today";
      case Type.Month _ -> "month, 2020-06";
      case Type.Moment _ -> "day, or day and time: 2020-06-01T08:30";
      case Type.Whole(var min, var max) -> "whole number, " + min + " to " + max;
      case Type.Number(var scale, var min, var max) ->
          "number, %s to %s, %d places".formatted(min.toPlainString(), max.toPlainString(), scale);
      case Type.Yuan _ -> "yuan, two places, not negative";
      case Type.Flag _ -> "`true` 是, `false` 否";
      case Type.Institution _ -> "institution code";
      case Type.InstitutionOrForeign _ -> "institution code, or a foreign one";
      case Type.Unit _ -> "institution, community or division code";
      case Type.Source _ -> "source system code";
      case Type.Person _ -> "person number";
      case Type.Division _, Type.NewDivision _ -> "division code";
      case Type.IdentityNumber _ -> "18-digit identity number";
      case Type.Fact _ -> "fact code";
      case Type.PeriodCode _ -> "2020-06, 2020Q2, 2020H1 or 2020";
    };
  }

  private static String line(String code, Label message) {
    return "- `%s`: %s · %s\n".formatted(code, cell(message.en()), cell(message.zh()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static final String HEAD =
      """
      # Import files

      Written from the declarations in the code; do not edit.

      An Excel workbook (.xlsx) or CSV with a header: columns in any order, named by their code or by
      their Chinese or English label, or by both in two lines as templates have them. What a file is
      is told by its bytes, not by its name. A blank field is an absent value. Days are written
      2020-01-31, decimals with a point and without separators, yes and no as `true`/`false`,
      `是`/`否` or `1`/`0`. Codes of a list may also be given in the words of either language, and an
      institution or unit also as its code, a blank and its name: `T1 连滩卫生院`.

      CSV is UTF-8 with or without byte order mark, or GB18030; found out, or told. Of a workbook the
      sheet named after the format (code or label) is read, else the only one to be seen. Days and
      months may be dates of the spreadsheet, yes and no its logical values, codes its whole numbers
      of at most 15 digits; formulas give the value they were saved with. What can't be undone with
      certainty is refused: a number of more digits, a decimal or a date where a text belongs, a
      percentage, merged cells. A sheet holds 1 048 575 rows of data; longer files are CSV.

      A file is taken whole or not at all. Every mistake is told with its line and column, in a
      workbook also with its cell. The same file a second time changes nothing; a known record with
      other content is a correction, of which the older version is kept. An `institution` may also be
      the code of an organisation with two signs when the sign is not known. Files that others refer
      to come first; this is their
      order.

      What is *kept closed* is checked like anything else and then encrypted before it reaches the
      database; a wrong value is told masked.
      """;
}
