package org.yipanqi.audit;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** The trail for those who watch over it. */
@RestController
@RequestMapping("/api/audit")
@Needs("audit.read")
class AuditController {

  record TrailList(List<TrailRow> rows, @Nullable String next) {}

  /**
   * @param no its place in the chain
   * @param unit what it is about
   * @param person a resident's number
   * @param actingUnit where whoever did it holds the duty
   */
  record TrailRow(
      String no,
      OffsetDateTime at,
      TrailWord action,
      String subjectKind,
      @Nullable String subject,
      @Nullable String person,
      @Nullable String unit,
      @Nullable String reason,
      String user,
      String name,
      TrailWord duty,
      String actingUnit,
      @Nullable String requestId,
      @Nullable String address) {}

  /** A code and what people call it. */
  record TrailWord(String code, Label label) {}

  /**
   * @param before as JSON text; null for what is new
   * @param after as JSON text; null for what is gone
   */
  record TrailDetail(
      TrailRow row,
      @Nullable String before,
      @Nullable String after,
      int keyNo,
      String previous,
      String hash) {}

  /**
   * @param genuine nothing was changed, taken out, put in or cut off
   * @param count all faults; the first thousand are listed
   */
  record TrailFindings(
      boolean genuine,
      long entries,
      long last,
      String hash,
      long anchors,
      long count,
      List<TrailFault> faults) {}

  record TrailFault(String kind, long from, long to, Label text) {}

  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Callers callers;
  private final TrailBook book;
  private final TrailExport export;
  private final Verifications verifications;
  private final Trail trail;

  AuditController(
      Callers callers,
      TrailBook book,
      TrailExport export,
      Verifications verifications,
      Trail trail) {
    this.callers = callers;
    this.book = book;
    this.export = export;
    this.verifications = verifications;
    this.trail = trail;
  }

  /** Newest first. */
  @GetMapping("/entries")
  TrailList entries(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var filter = filter(from, to, user, action, person, unit, subject);
    return page(filter, cursor, limit);
  }

  /** Exactly what the filters show, from the first page to the last. */
  @GetMapping("/entries.xlsx")
  ResponseEntity<byte[]> file(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String subject,
      Locale locale)
      throws IOException {
    var filter = filter(from, to, user, action, person, unit, subject);
    return SheetFile.answer("audit.xlsx", export.workbook(callers.current(), filter, locale));
  }

  @GetMapping("/entries/{no}")
  TrailDetail entry(@PathVariable long no) {
    var found =
        book.find(callers.current(), no).orElseThrow(() -> AuditProblem.UNKNOWN_ENTRY.because(no));
    return new TrailDetail(
        row(found), found.before(), found.after(), found.keyNo(), found.previous(), found.hash());
  }

  /** Everything that may be noted, to choose from. */
  @GetMapping("/actions")
  List<TrailWord> actions() {
    return book.actions().entrySet().stream()
        .map(each -> new TrailWord(each.getKey(), each.getValue()))
        .toList();
  }

  /** Who looked at a resident's records or changed them: newest first. */
  @GetMapping("/people/{personNo}")
  TrailList person(
      @PathVariable String personNo,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = page(new TrailFilter(null, null, null, null, personNo, null, null), cursor, limit);
    trail.note(
        callers.current(), Entry.of(AuditAction.PERSON_ASKED, "person", null).about(personNo));
    return page;
  }

  @PostMapping("/verification")
  @Needs("audit.verify")
  TrailFindings verify() {
    var found = verifications.verify(callers.current(), (_, _) -> {});
    return new TrailFindings(
        found.genuine(),
        found.entries(),
        found.last(),
        found.hash(),
        found.anchors(),
        found.count(),
        found.faults().stream()
            .map(it -> new TrailFault(it.kind(), it.from(), it.to(), it.text()))
            .toList());
  }

  private TrailList page(TrailFilter filter, @Nullable String cursor, @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = book.list(callers.current(), filter, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new TrailList(
        rows.stream().map(this::row).toList(), more ? String.valueOf(rows.getLast().no()) : null);
  }

  private static TrailFilter filter(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String user,
      @Nullable String action,
      @Nullable String person,
      @Nullable String unit,
      @Nullable String subject) {
    return new TrailFilter(
        from, to, told(user), told(action), told(person), told(unit), told(subject));
  }

  private static @Nullable String told(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private TrailRow row(ChainEntry of) {
    return new TrailRow(
        String.valueOf(of.no()),
        of.at(),
        new TrailWord(of.action(), book.action(of.action())),
        of.subjectKind(),
        of.subject(),
        of.person(),
        of.unit(),
        of.reason(),
        of.actor(),
        of.actorName(),
        new TrailWord(TrailBook.code(of.duty()), TrailBook.duty(of.duty())),
        of.actingUnit(),
        of.requestId(),
        of.address());
  }
}
