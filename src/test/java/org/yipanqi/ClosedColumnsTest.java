package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportColumn;

/** Numbers and addresses of people are nowhere kept in the clear, whatever a new table brings. */
class ClosedColumnsTest {

  private static final Pattern PERSONAL =
      Pattern.compile(
          "(.*_)?(id_?no|id_?card(_no)?|identity(_no|_number)?|phone(_no)?|telephone|mobile|tel"
              + "|address|home_address|wechat|bank_?card|bank_account)");

  /** What is called like one of them and is none, and why. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "audit.entry.address", "where a request came from on the network, no home of anybody",
          "access.session.address", "likewise",
          "reporting.cell.address", "where a cell stands in its form",
          "reporting.finding.address", "likewise");

  @Test
  void a_column_named_like_a_number_or_address_of_people_holds_bytes() {
    try (var database = TestDatabase.create()) {
      var found =
          JdbcClient.create(database.dataSource())
              .sql(
                  """
                  select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
                    from information_schema.columns
                   where table_schema not in ('pg_catalog', 'information_schema')
                  """)
              .query(String.class)
              .list();

      assertThat(found).contains("residents.person.phone bytea", "residents.person.name text");
      assertThat(found.stream().filter(ClosedColumnsTest::isPersonal).filter(it -> !isClosed(it)))
          .isEmpty();
    }
  }

  @Test
  void a_column_of_a_file_named_so_is_declared_to_be_closed() {
    var open =
        FactCatalogue.load().formats().stream()
            .flatMap(format -> format.fileColumns().stream())
            .filter(column -> column.sealed() == null)
            .filter(column ->
                PERSONAL.matcher(column.code()).matches()
                    || column.type() instanceof ImportColumn.Type.IdentityNumber)
            .map(ImportColumn::code)
            .toList();

    assertThat(open).isEqualTo(List.of());
  }

  private static boolean isPersonal(String column) {
    var name = column.substring(0, column.indexOf(' '));
    return PERSONAL.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()
        && !OTHERS.containsKey(name);
  }

  private static boolean isClosed(String column) {
    return column.endsWith(" bytea");
  }
}
