package org.yipanqi.reporting;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.reporting.paper.FormPdf;
import org.yipanqi.reporting.paper.FormWorkbook;
import tools.jackson.databind.json.JsonMapper;

/**
 * Returns as they were locked: what stood in each cell, and the paper and the workbook byte for
 * byte. Never changed, whatever becomes of records, forms and names.
 */
@Component
public class FrozenReturns {

  /**
   * A cell as it was.
   *
   * @param value what counted
   * @param recorded what the records gave then
   */
  public record FrozenCell(
      @Nullable String value, @Nullable String recorded, @Nullable String recordedState) {}

  /**
   * A file that belonged to it; its bytes are with the evidence.
   *
   * @param cell the cell that it shows something of; null for the whole return
   * @param digest SHA-256 of its bytes
   */
  public record FrozenFile(
      long id, @Nullable String cell, String title, String fileName, int size, String digest) {}

  /** What a return said. */
  public record Content(
      int formVersion,
      Map<String, List<String>> rows,
      Map<String, FrozenCell> cells,
      List<FrozenFile> files) {}

  /** A copy without its prints. */
  public record Kept(int no, OffsetDateTime at, Content content, boolean printed) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final ReturnPaper paper;
  private final EvidenceFiles evidence;
  private final JdbcClient jdbc;

  FrozenReturns(ReturnPaper paper, EvidenceFiles evidence, JdbcClient jdbc) {
    this.paper = paper;
    this.evidence = evidence;
    this.jdbc = jdbc;
  }

  /**
   * With the transaction that locks.
   *
   * @param printed whether it is printed now; of many at once the prints follow in seconds
   */
  void keep(Return of, ReturnSheet sheet, OffsetDateTime now, boolean printed) {
    var no =
        jdbc.sql(
                """
                insert into reporting.frozen_return (return_id, no, holder_id, county, taken_at,
                       content)
                select :id, coalesce(max(no), 0) + 1, :holder, :county, :now, :content::jsonb
                  from reporting.frozen_return where return_id = :id
                returning no
                """)
            .param("id", of.id())
            .param("holder", of.holder())
            .param("county", of.county())
            .param("now", now)
            .param("content", JSON.writeValueAsString(content(of, sheet)))
            .query(Integer.class)
            .single();
    if (printed) {
      print(of, sheet, no);
    }
  }

  /** Prints a copy that is not printed yet. */
  void print(Return of, ReturnSheet sheet, int no) {
    var copy = paper.copy(new ReturnSheet(of, sheet.way(), sheet.stored(), sheet.worked()));
    var print = FormPdf.print(copy, Locale.CHINESE);
    var workbook = FormWorkbook.write(copy, Locale.CHINESE);
    jdbc.sql(
            """
            update reporting.frozen_return
               set paper = :paper, paper_sha256 = :paperDigest, workbook = :workbook,
                   workbook_sha256 = :workbookDigest
             where return_id = :id and no = :no and paper is null
            """)
        .param("id", of.id())
        .param("no", no)
        .param("paper", print)
        .param("paperDigest", digest(print))
        .param("workbook", workbook)
        .param("workbookDigest", digest(workbook))
        .update();
  }

  /** A copy that waits for its print. */
  record Unprinted(long id, int no) {}

  List<Unprinted> unprinted(int most) {
    return jdbc.sql(
            """
            select return_id, no from reporting.frozen_return where paper is null
             order by return_id, no limit :most
            """)
        .param("most", most)
        .query((row, _) -> new Unprinted(row.getLong("return_id"), row.getInt("no")))
        .list();
  }

  private Content content(Return of, ReturnSheet sheet) {
    var cells = new LinkedHashMap<String, FrozenCell>();
    for (var place : sheet.way().form().form().places(sheet.worked().cells())) {
      var name = place.name().toString();
      var stored = sheet.stored().get(name);
      cells.put(
          name,
          new FrozenCell(
              sheet.worked().cells().text(place.name()).orElse(null),
              stored == null ? null : stored.recorded(),
              stored == null ? null : stored.recordedState()));
    }
    var files =
        evidence.standing(ReturnEvidence.KIND, of.id()).stream()
            .map(it ->
                new FrozenFile(
                    it.id(), it.anchor(), it.title(), it.fileName(), it.size(), it.digest()))
            .toList();
    return new Content(of.formVersion(), of.rows(), cells, files);
  }

  /** The newest copy of a return. */
  public Optional<Kept> newest(long id) {
    return jdbc.sql(
            """
            select no, taken_at, content, paper is not null as printed from reporting.frozen_return
             where return_id = :id
             order by no desc
             limit 1
            """)
        .param("id", id)
        .query((row, _) ->
            new Kept(
                row.getInt("no"),
                row.getObject("taken_at", OffsetDateTime.class),
                JSON.readValue(row.getString("content"), Content.class),
                row.getBoolean("printed")))
        .optional();
  }

  /** A print as it was kept. */
  Optional<byte[]> paper(long id, int no) {
    return jdbc.sql(
            """
            select paper from reporting.frozen_return
             where return_id = :id and no = :no and paper is not null
            """)
        .param("id", id)
        .param("no", no)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  Optional<byte[]> workbook(long id, int no) {
    return jdbc.sql(
            """
            select workbook from reporting.frozen_return
             where return_id = :id and no = :no and workbook is not null
            """)
        .param("id", id)
        .param("no", no)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
