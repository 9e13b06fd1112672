package org.yipanqi.reporting;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.reporting.paper.FormPdf;
import org.yipanqi.reporting.paper.FormWorkbook;
import org.yipanqi.reporting.paper.FormWorkbookReader;
import org.yipanqi.reporting.paper.SheetFinding;

/**
 * Returns as files: the paper and the workbook, as kept where a return is locked, else as it stands
 * now; and a workbook that somebody filled, read back with the same checks as the page.
 */
@Service
public class ReturnFiles {

  /**
   * A workbook that was read.
   *
   * @param taken how many cells changed by it
   */
  public record Taken(
      ReturnSheet sheet, boolean readable, int taken, List<SheetFinding> findings) {}

  private final UnderLock door;
  private final Sheets sheets;
  private final ReturnPaper paper;
  private final FrozenReturns frozen;
  private final Drafts drafts;

  ReturnFiles(
      UnderLock door, Sheets sheets, ReturnPaper paper, FrozenReturns frozen, Drafts drafts) {
    this.door = door;
    this.sheets = sheets;
    this.paper = paper;
    this.frozen = frozen;
    this.drafts = drafts;
  }

  /** In the official layout: of a locked return byte for byte as it was locked. */
  public byte[] paper(Caller caller, long id) {
    var held = door.seen(caller, id);
    if (held.of().state() == ReturnState.LOCKED) {
      return kept(id, FrozenReturns::paper);
    }
    return FormPdf.print(paper.copy(sheets.of(held.of(), held.way())), Locale.CHINESE);
  }

  public byte[] workbook(Caller caller, long id, Locale locale) {
    var held = door.seen(caller, id);
    if (held.of().state() == ReturnState.LOCKED) {
      return kept(id, FrozenReturns::workbook);
    }
    return FormWorkbook.write(paper.copy(sheets.of(held.of(), held.way())), locale);
  }

  /** What its files are called, without an ending: unit, form, period, and edition if amended. */
  public String name(Caller caller, long id, Locale locale) {
    var held = door.seen(caller, id);
    var edition = held.of().edition() == 1 ? "" : " v" + held.of().edition();
    return (held.way().unit().name().in(locale)
            + " "
            + held.way().form().form().shortTitle().in(locale)
            + " "
            + held.of().period()
            + edition)
        .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
  }

  private interface Print {
    Optional<byte[]> of(FrozenReturns all, long id, int no);
  }

  private byte[] kept(long id, Print print) {
    var no = frozen.newest(id).orElseThrow().no();
    return print.of(frozen, id, no).orElseThrow(ReportingProblem.BEING_PRINTED::because);
  }

  /** Takes in a workbook that was filled: what differs from the draft is as if typed there. */
  public Taken take(Caller caller, long id, int version, byte[] content) {
    var held = door.seen(caller, id);
    UnderLock.allow(ReturnAct.EDIT, held);
    var sheet = sheets.of(held.of(), held.way());
    var back =
        FormWorkbookReader.read(
            content, paper.copy(sheet), sheets.previous(held.of()), held.way().form().given());
    if (!back.readable()) {
      return new Taken(sheet, false, 0, back.findings());
    }
    var changes = changes(sheet, back);
    var rows = new HashMap<String, List<String>>();
    back.cells()
        .rows()
        .forEach((section, keys) -> {
          if (!keys.equals(held.of().rows().get(section))) {
            rows.put(section, keys);
          }
        });
    if (changes.isEmpty() && rows.isEmpty()) {
      return new Taken(sheet, true, 0, back.findings());
    }
    var saved = drafts.save(caller, id, new Drafts.Filled(version, null, changes, Map.of(), rows));
    return new Taken(saved, true, changes.size(), back.findings());
  }

  private static Map<String, String> changes(ReturnSheet sheet, FormWorkbookReader.Back back) {
    var changes = new HashMap<String, String>();
    var faulty = back.findings().stream().flatMap(f -> f.finding().cells().stream()).toList();
    for (var place : sheet.way().form().form().places(back.cells())) {
      var fill = place.rule().fill();
      var name = place.name().toString();
      if (fill instanceof Fill.Computed || fill instanceof Fill.OfRule) {
        continue;
      }
      var is = back.cells().text(place.name()).orElse("");
      var stored = sheet.stored().get(name);
      var was = stored == null || stored.value() == null ? "" : stored.value();
      var unreadable = is.isEmpty() && faulty.contains(name);
      if (!is.equals(was) && !unreadable) {
        changes.put(name, is);
      }
    }
    return changes;
  }
}
