package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.reading.CodeIndex;
import org.yipanqi.facts.reading.Codes;
import org.yipanqi.facts.reading.Vocabulary;

/** Loads the codes that a format's columns may name, and no others. */
final class Vocabularies {

  private Vocabularies() {}

  static Vocabulary of(
      Sql sql,
      ImportFormat format,
      FactCatalogue catalogue,
      ToIntFunction<String> sources,
      Codes persons)
      throws SQLException {
    var types =
        format.fileColumns().stream()
            .map(column -> column.type().getClass())
            .collect(Collectors.toSet());
    var institutions =
        types.contains(Type.Institution.class) || types.contains(Type.InstitutionOrForeign.class);
    return new Vocabulary(
        institutions ? index(sql, INSTITUTIONS) : new CodeIndex(),
        types.contains(Type.Unit.class) ? index(sql, UNITS) : new CodeIndex(),
        persons,
        new Vocabulary.Divisions(
            types.contains(Type.Division.class) ? divisions(sql) : new long[0]),
        owedFacts(catalogue),
        sources);
  }

  private static CodeIndex index(Sql sql, String query) throws SQLException {
    var index = new CodeIndex();
    sql.each(query, row -> index.put(row.getString(1), row.getLong(2)));
    return index;
  }

  private static long[] divisions(Sql sql) throws SQLException {
    var codes = LongStream.builder();
    sql.each(
        """
        select code from registry_api.division
        """,
        row -> codes.add(row.getLong(1)));
    return codes.build().toArray();
  }

  private static Map<String, String> owedFacts(FactCatalogue catalogue) {
    var codes = new HashMap<String, String>();
    var owed = catalogue.facts().stream().filter(fact -> fact.reporter() != null).toList();
    for (var fact : owed) {
      codes.putIfAbsent(fact.label().zh(), fact.code());
      codes.putIfAbsent(fact.label().en(), fact.code());
    }
    owed.forEach(fact -> codes.put(fact.code(), fact.code()));
    return Map.copyOf(codes);
  }

  /** Templates offer codes with the name beside them; a code alone is what it is. */
  private static final String INSTITUTIONS =
      """
      select word, id
        from registry_api.institution,
             lateral (values (1, code || ' ' || name), (2, code)) as words (turn, word)
       order by turn
      """;

  /** A code that is an institution's and a division's stands for the institution. */
  private static final String UNITS =
      """
      select word, id
        from registry_api.unit,
             lateral (values (1, code || ' ' || name), (2, code)) as words (turn, word)
       order by turn, case kind when 'division' then 1 when 'community' then 2 else 3 end
      """;
}
