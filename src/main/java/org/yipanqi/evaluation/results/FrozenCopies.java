package org.yipanqi.evaluation.results;

import static org.yipanqi.evaluation.tables.EvaluationProblem.NO_COPY;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as it was confirmed: the record that pages show, and the printed sheet in both languages,
 * byte for byte. Later definitions, tables and names leave it as it is.
 */
@Repository
public class FrozenCopies {

  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Label> HEADS =
      List.of(
          new Label("项目", "criterion"),
          new Label("依据条款", "clause"),
          new Label("权重", "weight"),
          new Label("数据", "figure"),
          new Label("数据状态", "state"),
          new Label("得分", "points"),
          new Label("结果", "outcome"),
          new Label("说明", "how it came"),
          new Label("自评说明", "statement"),
          new Label("审核理由", "reviewer's reason"));

  private final JdbcClient jdbc;
  private final RunSheets sheets;

  FrozenCopies(JdbcClient jdbc, RunSheets sheets) {
    this.jdbc = jdbc;
    this.sheets = sheets;
  }

  /** Keeps a confirmed run. Part of the transaction that confirms it. */
  public void keep(Run run, Round round, RoundScores.Scores scores, OffsetDateTime at) {
    var sheet = sheets.of(run, round, scores);
    var no = last(run.id()) + 1;
    var json = JSON.writeValueAsString(sheet).getBytes(StandardCharsets.UTF_8);
    put(run, no, "record", "zh", "application/json", json, at);
    put(run, no, "sheet", "zh", EXCEL, print(sheet, Locale.CHINESE), at);
    put(run, no, "sheet", "en", EXCEL, print(sheet, Locale.ENGLISH), at);
  }

  private int last(long run) {
    return jdbc.sql(
            """
            select coalesce(max(no), 0) from evaluation.copy where run_id = :run
            """)
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  private void put(
      Run run,
      int no,
      String kind,
      String language,
      String mediaType,
      byte[] bytes,
      OffsetDateTime at) {
    jdbc.sql(
            """
            insert into evaluation.copy (run_id, no, county, institution_id, kind, language,
                   media_type, bytes, sha256, taken_at)
            values (:run, :no, :county, :institution, :kind, :language, :media, :bytes, :sha, :at)
            """)
        .param("run", run.id())
        .param("no", no)
        .param("county", run.county())
        .param("institution", run.institution())
        .param("kind", kind)
        .param("language", language)
        .param("media", mediaType)
        .param("bytes", bytes)
        .param("sha", ScoringTables.digest(bytes))
        .param("at", at)
        .update();
  }

  /** The newest copy of a confirmed run, as it was shown then. */
  public RunSheet record(long run) {
    return JSON.readValue(bytes(run, "record", "zh"), RunSheet.class);
  }

  /** The newest printed sheet of a run. */
  public byte[] sheet(long run, Locale locale) {
    return bytes(run, "sheet", locale.getLanguage().equals("en") ? "en" : "zh");
  }

  private byte[] bytes(long run, String kind, String language) {
    return jdbc.sql(
            """
            select bytes from evaluation.copy
             where run_id = :run and kind = :kind and language = :language
             order by no desc limit 1
            """)
        .param("run", run)
        .param("kind", kind)
        .param("language", language)
        .query(byte[].class)
        .optional()
        .orElseThrow(NO_COPY::because);
  }

  /** The sheet as an Excel file. */
  public static byte[] print(RunSheet of, Locale locale) {
    var file = SheetFile.of("evaluation", locale);
    file.row().label(of.name()).label(of.table()).text(of.period()).label(of.purposeLabel());
    file.row().label(new Label("得分", "score")).number(of.result().score());
    file.label(of.result().gradeLabel()).label(of.result().words());
    file.row().label(new Label("确认人", "confirmed by")).text(of.confirmedBy());
    file.text(of.confirmedAt() == null ? null : of.confirmedAt().toLocalDate().toString());
    file.heads(HEADS, 0);
    for (var line : of.lines()) {
      var figure = line.figure();
      file.row().label(line.title()).text(line.place()).number(line.weight());
      file.number(figure == null ? null : figure.value());
      file.label(figure == null ? null : figure.stateLabel());
      file.number(line.points()).label(line.outcomeLabel()).label(line.words());
      file.text(line.statement()).text(line.reviewReason());
    }
    return file.bytes();
  }
}
