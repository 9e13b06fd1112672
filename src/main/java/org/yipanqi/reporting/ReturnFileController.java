package org.yipanqi.reporting;

import static org.yipanqi.web.MalformedRequest.needed;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Attachment;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** Returns on paper and as workbooks. */
@RestController
@RequestMapping("/api/returns/{id}")
class ReturnFileController {

  /**
   * A workbook that was read.
   *
   * @param readable whether it is this return's workbook at all; if not, nothing was changed
   * @param taken how many cells it changed
   */
  record ReturnWorkbookTaken(
      boolean readable, int taken, ReturnView view, List<ReturnWorkbookFinding> findings) {}

  /**
   * @param at sheet and cell as the spreadsheet writes them; null for the whole file
   */
  record ReturnWorkbookFinding(
      @Nullable String at, String code, boolean error, List<String> cells, Label words) {}

  /**
   * @param since when the records were last asked
   */
  record RecordsNow(@Nullable OffsetDateTime since, int asked, List<WouldBeNow.MovedCell> moved) {}

  private final Callers callers;
  private final ReturnFiles files;
  private final ReturnViews views;
  private final WouldBeNow now;

  ReturnFileController(Callers callers, ReturnFiles files, ReturnViews views, WouldBeNow now) {
    this.callers = callers;
    this.files = files;
    this.views = views;
    this.now = now;
  }

  /** What the records would give now, where that is something else. */
  @GetMapping("/now")
  @Needs("reporting.see")
  RecordsNow now(@PathVariable long id) {
    var is = now.of(callers.current(), id);
    return new RecordsNow(is.since(), is.asked(), is.moved());
  }

  @GetMapping("/paper")
  @Needs("reporting.see")
  ResponseEntity<byte[]> paper(@PathVariable long id) {
    var caller = callers.current();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            Attachment.named(files.name(caller, id, Locale.CHINESE) + ".pdf"))
        .body(files.paper(caller, id));
  }

  @GetMapping("/workbook")
  @Needs("reporting.see")
  ResponseEntity<byte[]> workbook(@PathVariable long id, Locale locale) {
    var caller = callers.current();
    return SheetFile.answer(
        files.name(caller, id, locale) + ".xlsx", files.workbook(caller, id, locale));
  }

  /** A workbook that was filled. */
  @PostMapping(path = "/workbook", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("reporting.fill")
  ReturnWorkbookTaken take(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    var caller = callers.current();
    var taken = files.take(caller, id, needed("version", version), needed("file", file).getBytes());
    return new ReturnWorkbookTaken(
        taken.readable(),
        taken.taken(),
        views.view(caller, taken.sheet()),
        taken.findings().stream()
            .map(f ->
                new ReturnWorkbookFinding(
                    f.at(),
                    f.finding().code(),
                    f.finding().error(),
                    f.finding().cells(),
                    f.finding().words()))
            .toList());
  }
}
