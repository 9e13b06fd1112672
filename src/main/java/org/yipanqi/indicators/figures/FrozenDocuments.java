package org.yipanqi.indicators.figures;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was printed when periods were closed: the bytes themselves. */
@Repository
public class FrozenDocuments {

  /**
   * A printed document.
   *
   * @param kind board-indicators, board-items, board-goals, items or evaluation
   * @param scope the code of the county or community it is of
   * @param language zh, en, or both where the document holds both
   */
  public record Print(String kind, String scope, String language, String mediaType, byte[] bytes) {

    public String sha256() {
      return StoredJson.digest(bytes);
    }
  }

  /** A document as listed. */
  public record Listed(
      String kind, String scope, String language, String mediaType, int size, String sha256) {}

  public static final String JSON = "application/json";
  public static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final JdbcClient jdbc;

  FrozenDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<byte[]> bytes(
      long period, String kind, String scope, String language, String mediaType) {
    return jdbc.sql(
            """
            select bytes from indicators.frozen_document
             where frozen_period = :period and kind = :kind and scope = :scope
               and language = :language and media_type = :type
            """)
        .param("period", period)
        .param("kind", kind)
        .param("scope", scope)
        .param("language", language)
        .param("type", mediaType)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  @Transactional(readOnly = true)
  public List<Listed> of(long period) {
    return jdbc.sql(
            """
            select kind, scope, language, media_type, length(bytes) as size, sha256
              from indicators.frozen_document
             where frozen_period = :period
             order by scope, kind, media_type, language
            """)
        .param("period", period)
        .query((row, _) ->
            new Listed(
                row.getString("kind"),
                row.getString("scope"),
                row.getString("language"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("sha256")))
        .list();
  }
}
