package org.yipanqi.sharedrecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is listed; its bytes lie elsewhere.
 *
 * @param institution who holds it
 * @param reference the case it belongs to
 * @param sensitive whether it is read elsewhere by a consent of its own only
 */
public record Document(
    long id,
    int person,
    String personNo,
    int institution,
    Category category,
    String title,
    String fileName,
    String mediaType,
    int size,
    @Nullable String reference,
    boolean sensitive,
    String by,
    OffsetDateTime at,
    @Nullable OffsetDateTime withdrawnAt) {

  static Document read(ResultSet row) throws SQLException {
    return new Document(
        row.getLong("id"),
        row.getInt("person_id"),
        row.getString("person_no"),
        row.getInt("institution_id"),
        Category.of(row.getString("category")),
        row.getString("title"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("reference"),
        row.getBoolean("sensitive"),
        row.getString("user_name"),
        row.getObject("at", OffsetDateTime.class),
        row.getObject("withdrawn_at", OffsetDateTime.class));
  }
}
