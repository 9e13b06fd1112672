package org.yipanqi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is listed; its bytes lie elsewhere.
 *
 * @param kind of what it belongs to
 * @param anchor the part of that, a cell or a line; null for the whole
 * @param digest SHA-256 of its bytes
 */
public record EvidenceFile(
    long id,
    String kind,
    long subject,
    @Nullable String anchor,
    long county,
    @Nullable Integer institution,
    String title,
    String fileName,
    String mediaType,
    int size,
    String digest,
    String by,
    OffsetDateTime at,
    @Nullable Withdrawn withdrawn) {

  /** Who took it back, when and why. */
  public record Withdrawn(String by, OffsetDateTime at, String reason) {}

  static EvidenceFile read(ResultSet row) throws SQLException {
    var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
    return new EvidenceFile(
        row.getLong("id"),
        row.getString("kind"),
        row.getLong("subject_id"),
        row.getString("anchor"),
        row.getLong("county"),
        row.getObject("institution_id", Integer.class),
        row.getString("title"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("digest"),
        row.getString("user_name"),
        row.getObject("at", OffsetDateTime.class),
        withdrawn == null
            ? null
            : new Withdrawn(
                row.getString("withdrawn_name"), withdrawn, row.getString("withdrawn_reason")));
  }
}
