package org.yipanqi.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The trail as a file, newest first. That it was taken out is itself in the trail. */
@Service
public class TrailExport {

  /** A workbook is put together in memory. */
  static final int MOST_IN_A_WORKBOOK = 100_000;

  private static final int MOST_IN_A_CELL = 32_767;
  private static final int READ_AT_ONCE = 2_000;
  // Without it a spreadsheet takes UTF-8 for the machine's own encoding.
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final List<Label> HEADS =
      List.of(
          new Label("序号", "No."),
          new Label("时间", "Time"),
          new Label("账号", "Account"),
          new Label("姓名", "Name"),
          new Label("职责", "Duty"),
          new Label("所在单位", "Acting for"),
          new Label("行为", "Action"),
          new Label("行为代码", "Action code"),
          new Label("对象类别", "Kind"),
          new Label("对象", "Subject"),
          new Label("居民编号", "Resident no."),
          new Label("涉及单位", "Unit concerned"),
          new Label("理由", "Reason"),
          new Label("之前", "Before"),
          new Label("之后", "After"),
          new Label("请求编号", "Request"),
          new Label("来源地址", "Address"),
          new Label("校验值", "Hash"));

  private final TrailBook book;
  private final Trail trail;

  TrailExport(TrailBook book, Trail trail) {
    this.book = book;
    this.trail = trail;
  }

  private interface Line {
    void write(ChainEntry entry) throws IOException;
  }

  /** Writes every entry of a filter; returns how many. */
  public long csv(Caller caller, TrailFilter filter, Writer out, Locale locale) throws IOException {
    note(caller, filter, "csv");
    out.write(BYTE_ORDER_MARK);
    var csv = CsvWriter.builder().build(out);
    csv.writeRecord(HEADS.stream().map(head -> head.in(locale)).toList());
    var count =
        each(
            caller,
            filter,
            Long.MAX_VALUE,
            entry ->
                csv.writeRecord(cells(entry, locale).stream().map(TrailExport::plain).toList()));
    csv.flush();
    return count;
  }

  /** The same as a workbook; more than that takes is refused. */
  public byte[] workbook(Caller caller, TrailFilter filter, Locale locale) throws IOException {
    var sheet = SheetFile.of("audit", locale).heads(HEADS, 2);
    var count =
        each(
            caller,
            filter,
            MOST_IN_A_WORKBOOK + 1L,
            entry -> {
              sheet.row().whole(entry.no());
              cells(entry, locale).stream().skip(1).map(TrailExport::fitting).forEach(sheet::text);
            });
    if (count > MOST_IN_A_WORKBOOK) {
      throw AuditProblem.TOO_MANY_FOR_A_WORKBOOK.because(MOST_IN_A_WORKBOOK);
    }
    note(caller, filter, "xlsx");
    return sheet.bytes();
  }

  private void note(Caller caller, TrailFilter filter, String form) {
    var what = Map.of("form", form, "filter", filter);
    trail.note(caller, Entry.of(AuditAction.EXPORTED, "trail", null).changed(null, what));
  }

  private long each(Caller caller, TrailFilter filter, long most, Line line) throws IOException {
    var count = 0L;
    @Nullable Long before = null;
    while (count < most) {
      var page = book.list(caller, filter, before, READ_AT_ONCE);
      if (page.isEmpty()) {
        break;
      }
      for (var entry : page) {
        line.write(entry);
      }
      count += page.size();
      before = page.getLast().no();
    }
    return count;
  }

  private List<@Nullable String> cells(ChainEntry of, Locale locale) {
    return java.util.Arrays.asList(
        String.valueOf(of.no()),
        of.at().toString(),
        of.actor(),
        of.actorName(),
        TrailBook.duty(of.duty()).in(locale),
        of.actingUnit(),
        book.action(of.action()).in(locale),
        of.action(),
        of.subjectKind(),
        of.subject(),
        of.person(),
        of.unit(),
        of.reason(),
        of.before(),
        of.after(),
        of.requestId(),
        of.address(),
        of.hash());
  }

  /** A cell takes no more; CSV has it whole. */
  private static @Nullable String fitting(@Nullable String text) {
    return text == null || text.length() <= MOST_IN_A_CELL
        ? text
        : text.substring(0, MOST_IN_A_CELL - 1) + "…";
  }

  /** A spreadsheet would take a text beginning like this for a formula and run it. */
  private static String plain(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
