package org.yipanqi.residents.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.residents.PersonalField;

/** Reads entries of the index for comparison; closed values are opened here and go no further. */
@Component
class Entries {

  private final JdbcClient jdbc;
  private final SealedValues values;

  Entries(JdbcClient jdbc, SealedValues values) {
    this.jdbc = jdbc;
    this.values = values;
  }

  Map<Integer, Traits> of(Collection<Integer> ids) {
    var found = new HashMap<Integer, Traits>();
    if (ids.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select p.id, p.person_no, p.name, p.sex, p.birth_date, p.id_no, p.phone, c.home
              from residents.person p
              join residents.comparable c on c.id = p.id
             where p.id in (:ids)
            """)
        .param("ids", ids)
        .query(row -> {
          found.put(row.getInt("id"), traits(row));
        });
    return found;
  }

  /** Entries that share a block with one that is not recorded yet, or is. */
  List<Integer> near(Traits sought, List<List<BlockKey>> blocks, int largest) {
    var parameters = new HashMap<String, Object>();
    put(
        parameters,
        "id_no_digest",
        digests(PersonalField.ID_NO, sought.valid() ? sought.number() : null));
    put(parameters, "phone_digest", digests(PersonalField.PHONE, sought.phone()));
    put(parameters, "name_pinyin", sought.sound().isEmpty() ? List.of() : List.of(sought.sound()));
    put(parameters, "birth_date", List.of(sought.born()));
    put(parameters, "home", sought.home() == null ? List.of() : List.of(sought.home()));
    return blocks.stream()
        .filter(block -> block.stream().allMatch(key -> parameters.containsKey(key.column())))
        .flatMap(block -> in(block, parameters, largest).stream())
        .distinct()
        .toList();
  }

  private List<Integer> in(List<BlockKey> block, Map<String, Object> parameters, int largest) {
    var where =
        block.stream()
            .map(key -> key.column() + " in (:" + key.column() + ")")
            .reduce((a, b) -> a + " and " + b)
            .orElseThrow();
    var statement =
        jdbc.sql(
                """
                select id from residents.comparable where %s order by id limit :most
                """
                    .formatted(where))
            .param("most", largest + 1);
    for (var key : block) {
      statement = statement.param(key.column(), parameters.get(key.column()));
    }
    var found = statement.query((row, _) -> row.getInt("id")).list();
    return found.size() > largest ? List.of() : found;
  }

  private static void put(Map<String, Object> parameters, String name, List<?> list) {
    if (!list.isEmpty()) {
      parameters.put(name, list);
    }
  }

  private List<byte[]> digests(PersonalField field, @Nullable String text) {
    return text == null ? List.of() : values.digests(field.column(), text);
  }

  private Traits traits(ResultSet row) throws SQLException {
    var no = row.getString("person_no");
    var home = row.getLong("home");
    return Traits.of(
        opened(PersonalField.ID_NO, no, row.getBytes("id_no")),
        row.getString("name"),
        row.getString("sex").equals("male"),
        row.getObject("birth_date", LocalDate.class),
        opened(PersonalField.PHONE, no, row.getBytes("phone")),
        home == 0 ? null : home);
  }

  private @Nullable String opened(PersonalField field, String no, byte @Nullable [] closed) {
    return closed == null ? null : values.open(field.column(), no, closed);
  }
}
