package org.yipanqi.facts.loading;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.yipanqi.facts.reading.Codes;
import org.yipanqi.facts.reading.DigitIndex;

/**
 * The people a file names. A file of few rows names few people, and a long one mostly people whose
 * numbers lie together: so they are fetched in stretches of numbers that grow, and all of them only
 * when that was not enough. The import's own connection is busy copying meanwhile.
 */
final class PersonCodes implements Codes {

  private static final int FIRST_STRETCH = 64;
  private static final int LONGEST_STRETCH = 65_536;
  private static final int MOST_STRETCHES = 64;

  private final DataSource dataSource;
  private final DigitIndex known = new DigitIndex();
  private int stretch = FIRST_STRETCH;
  private int fetched;
  private boolean all;

  PersonCodes(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public long find(char[] text, int from, int length) {
    var person = known.find(text, from, length);
    if (person != UNKNOWN || all) {
      return person;
    }
    if (++fetched > MOST_STRETCHES) {
      all = true;
      fetch(
          """
          select person_no, person from residents_api.person
          """);
    } else {
      fetch(
          """
          select person_no, person from residents_api.person
           where person_no >= ?
           order by person_no
           limit ?
          """,
          new String(text, from, length),
          stretch);
      stretch = Math.min(stretch * 4, LONGEST_STRETCH);
    }
    return known.find(text, from, length);
  }

  private void fetch(String query, Object... values) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false); // else all rows of the answer come at once
      try {
        new Sql(connection).each(query, row -> known.put(row.getString(1), row.getInt(2)), values);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
