package org.yipanqi.facts.loading;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Touch;

/**
 * The rows of a fact's view, called {@code v}, that an import concerns.
 *
 * @param from what to select from
 * @param where which of it
 * @param values the parameters in {@code where}
 */
record Reach(String from, String where, List<Object> values) {

  /** The fact's rows that belong to rows in the temporary table {@code changed}. */
  static Reach changed(
      ImportFormat format, TargetTable table, Touch touch, FactDeclaration fact, boolean known) {
    var view = Sql.name(fact.view());
    var key = Sql.quoted(touch.keyColumn());
    var own = Sql.quoted(touch.rowColumn());
    var from =
        format.recorded()
            ? "changed c join %s v on v.source_id = c.source_id and v.%s = c.%s"
                .formatted(view, key, own)
            : "changed c join %s t on %s join %s v on v.%s = t.%s"
                .formatted(table.name(), Sql.equal("t.", "c.", table.key()), view, key, own);
    return new Reach(from, known ? "c.known" : "true", List.of());
  }

  /** All rows of the given sources; all there are when rows have no source. */
  static Reach sources(ImportFormat format, FactDeclaration fact, Integer[] sources) {
    var view = Sql.name(fact.view()) + " v";
    return format.recorded()
        ? new Reach(view, "v.source_id = any (?)", List.of((Object) sources))
        : new Reach(view, "true", List.of());
  }
}
