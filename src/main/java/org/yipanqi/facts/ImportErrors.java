package org.yipanqi.facts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.kernel.Label;

/** The mistakes of each import, in the order of the file. */
@Repository
class ImportErrors {

  /** A mistake with its number in the list. */
  record NumberedError(int no, ImportError error) {}

  private static final int WRITTEN_AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  ImportErrors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void write(long importId, List<ImportError> errors) {
    for (var start = 0; start < errors.size(); start += WRITTEN_AT_ONCE) {
      var end = Math.min(start + WRITTEN_AT_ONCE, errors.size());
      write(importId, start, errors.subList(start, end));
    }
  }

  private void write(long importId, int before, List<ImportError> errors) {
    jdbc.sql(
            """
            insert into facts.import_error (job_id, no, row_no, column_code, cell, value,
                   code, message_zh, message_en)
            select :id, e.* from unnest(:no::int[], :row::bigint[], :column::text[],
                   :cell::text[], :value::text[], :code::text[], :zh::text[],
                   :en::text[]) e
            """)
        .param("id", importId)
        .param("no", IntStream.rangeClosed(before + 1, before + errors.size()).toArray())
        .param("row", errors.stream().map(ImportError::row).toArray(Long[]::new))
        .param("column", texts(errors, ImportError::column))
        .param("cell", texts(errors, ImportError::cell))
        .param("value", texts(errors, ImportError::value))
        .param("code", texts(errors, ImportError::code))
        .param("zh", texts(errors, error -> error.message().zh()))
        .param("en", texts(errors, error -> error.message().en()))
        .update();
  }

  private static @Nullable String[] texts(
      List<ImportError> errors, Function<ImportError, @Nullable String> of) {
    return errors.stream().map(of).toArray(String[]::new);
  }

  List<NumberedError> list(long importId, long after, int limit) {
    return jdbc.sql(
            """
            select no, row_no, column_code, cell, value, code, message_zh, message_en
              from facts.import_error
             where job_id = :id and no > :after
             order by no
             limit :limit
            """)
        .param("id", importId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new NumberedError(
                row.getInt("no"),
                new ImportError(
                    row.getObject("row_no", Long.class),
                    row.getString("column_code"),
                    row.getString("cell"),
                    row.getString("value"),
                    row.getString("code"),
                    new Label(row.getString("message_zh"), row.getString("message_en")))))
        .list();
  }
}
