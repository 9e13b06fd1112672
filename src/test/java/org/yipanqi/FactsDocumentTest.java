package org.yipanqi;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;

/** docs/facts.md says what the declarations say. */
class FactsDocumentTest {

  private static final FactCatalogue CATALOGUE = FactCatalogue.load();

  @Test
  void the_facts_are_described_as_they_are() throws IOException {
    var text = new StringBuilder(HEAD);
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
      # Facts

      Generated from the declarations: what the measures of a policy pack may use, and nothing else. A
      column that may be absent must be guarded in a filter (`sbp != null && sbp < 140`).
      """;

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
            String.join(", ", column.values().stream().map(v -> "`" + v.code() + "`").toList()));
  }
}
