package org.yipanqi.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.RecordHistory.Field;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Mask;

/** A stored row in words: ids by name, codes by label, people masked. */
final class RecordWords {

  private static final Label YES = new Label("是", "yes");
  private static final Label NO = new Label("否", "no");

  private final JdbcClient jdbc;
  private final ImportFormat format;
  private final Map<String, Label> known = new HashMap<>();

  RecordWords(JdbcClient jdbc, ImportFormat format) {
    this.jdbc = jdbc;
    this.format = format;
  }

  /** The format's columns, in its order, compared with an older version where there is one. */
  List<Field> fields(Map<String, String> row, @Nullable Map<String, String> before) {
    var fields = new ArrayList<Field>();
    for (var column : format.fileColumns()) {
      var value = raw(row, column);
      fields.add(
          new Field(
              column.code(),
              column.label(),
              column.type().code(),
              value == null ? null : words(column, value),
              before != null && !Objects.equals(value, raw(before, column))));
    }
    return fields;
  }

  /** Where a column names an institution or another code, the code beside it counts. */
  private static @Nullable String raw(Map<String, String> row, ImportColumn column) {
    var value = row.get(column.target());
    if (value == null && column.type() instanceof Type.InstitutionOrForeign) {
      var code = row.get(column.target().replaceAll("_id$", "_code"));
      return code == null ? null : "=" + code;
    }
    return value;
  }

  private Label words(ImportColumn column, String value) {
    return switch (column.type()) {
      case Type.Institution _, Type.InstitutionOrForeign _, Type.Unit _ ->
          value.startsWith("=") ? same(value.substring(1)) : named(UNIT, value);
      case Type.Division _, Type.NewDivision _ -> named(DIVISION, value);
      case Type.Source _ -> named(SOURCE, value);
      case Type.Person _ -> person(value);
      case Type.Coded _ ->
          column.values().stream()
              .filter(c -> c.code().equals(value))
              .findFirst()
              .map(Choice::label)
              .orElse(same(value));
      case Type.Flag _ -> value.equals("true") ? YES : NO;
      case Type.IdentityNumber _ -> same(Mask.number(value));
      case Type.Month _ -> same(value.substring(0, Math.min(7, value.length())));
      case Type.Text _,
          Type.Yuan _,
          Type.Number _,
          Type.Day _,
          Type.Moment _,
          Type.Whole _,
          Type.Fact _,
          Type.PeriodCode _ ->
          same(value);
    };
  }

  private static final String UNIT =
      """
      select name from registry_api.unit
       where id = :value::bigint
       order by case kind when 'institution' then 1 when 'community' then 2 else 3 end
       limit 1
      """;

  private static final String DIVISION =
      """
      select name from registry_api.division where code = :value::bigint
      """;

  private static final String SOURCE =
      """
      select name from facts.source_system where id = :value::int
      """;

  private Label named(String query, String value) {
    return known.computeIfAbsent(
        query + value,
        _ ->
            jdbc.sql(query)
                .param("value", value)
                .query(String.class)
                .optional()
                .map(RecordWords::same)
                .orElse(same(value)));
  }

  private Label person(String id) {
    return known.computeIfAbsent(
        "person " + id,
        _ ->
            jdbc.sql(
                    """
                    select name, person_no from residents_api.person where person = :id::int
                    """)
                .param("id", id)
                .query((row, _) -> same(Mask.person(row.getString(1), row.getString(2))))
                .optional()
                .orElse(same("—")));
  }

  private static Label same(String text) {
    return new Label(text, text);
  }
}
