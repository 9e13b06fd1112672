package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.EMPTY_UPLOAD;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_IMPORT;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.yipanqi.access.Callers;
import org.yipanqi.facts.template.MistakesBook;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Files come in, and how that went. */
@RestController
@Needs("facts.send_files")
@RequestMapping("/api/imports")
class ImportController {

  record SubmittedImport(String id) {}

  record ImportJobList(List<ImportJobState> rows, @Nullable String next) {}

  /**
   * @param state running, done, failed, cancelled or interrupted
   * @param sheet of a workbook, the sheet that is or was read
   */
  record ImportJobState(
      String id,
      String format,
      Label formatLabel,
      String fileName,
      long size,
      String state,
      long rowsRead,
      long bytesRead,
      long inserted,
      long corrected,
      long unchanged,
      long errorCount,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime finishedAt,
      String by,
      @Nullable String sheet,
      @Nullable Label message) {}

  /**
   * @param total all mistakes; only the first ten thousand are kept
   */
  record ImportErrorList(List<ImportErrorRow> rows, @Nullable String next, long total) {}

  /**
   * @param cell where it is in a spreadsheet: C17
   */
  record ImportErrorRow(
      @Nullable Long row,
      @Nullable String column,
      @Nullable String cell,
      @Nullable String value,
      String code,
      Label message) {}

  private static final int USUAL = 50;
  private static final int USUAL_ERRORS = 100;
  private static final int MOST = 500;

  private final Imports imports;
  private final ImportJobs jobs;
  private final ImportErrors errors;
  private final FactCatalogue catalogue;
  private final Callers callers;

  ImportController(
      Imports imports,
      ImportJobs jobs,
      ImportErrors errors,
      FactCatalogue catalogue,
      Callers callers) {
    this.imports = imports;
    this.jobs = jobs;
    this.errors = errors;
    this.catalogue = catalogue;
    this.callers = callers;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  SubmittedImport submit(
      @RequestParam String format,
      @RequestPart MultipartFile file,
      @RequestParam(required = false) @Nullable String encoding)
      throws IOException {
    if (file.isEmpty()) {
      throw EMPTY_UPLOAD.because();
    }
    var upload = Files.createTempFile("yipanqi-upload-", ".tmp");
    try {
      file.transferTo(upload);
      var name = String.valueOf(file.getOriginalFilename());
      var options = new Imports.Options(encoding, name.isBlank() ? format + ".csv" : name);
      var id = imports.submit(callers.current(), format, upload, options);
      return new SubmittedImport(String.valueOf(id));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(upload);
      throw e;
    }
  }

  @GetMapping
  ImportJobList list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = jobs.list(Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new ImportJobList(
        rows.stream().map(this::state).toList(), more ? String.valueOf(rows.getLast().id()) : null);
  }

  @GetMapping("/{id}")
  ImportJobState one(@PathVariable long id) {
    return state(find(id));
  }

  @GetMapping("/{id}/errors")
  ImportErrorList errors(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var job = find(id);
    var most = Paging.limit(limit, USUAL_ERRORS, MOST);
    var after = Paging.cursor(cursor);
    var found = errors.list(id, after == null ? 0 : after, most + 1);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new ImportErrorList(
        rows.stream().map(it -> row(it.error())).toList(),
        more ? String.valueOf(rows.getLast().no()) : null,
        job.errorCount());
  }

  @GetMapping(path = "/{id}/errors.csv", produces = "text/csv")
  ResponseEntity<StreamingResponseBody> errorsAsFile(@PathVariable long id, Locale locale) {
    find(id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-%d-errors.csv\"".formatted(id))
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(out -> {
          try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            new ErrorFile(errors, locale).write(id, writer);
          }
        });
  }

  @GetMapping(
      path = "/{id}/errors.xlsx",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  ResponseEntity<StreamingResponseBody> errorsAsWorkbook(@PathVariable long id, Locale locale) {
    var job = find(id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-%d-errors.xlsx\"".formatted(id))
        .contentType(ImportFormatController.XLSX)
        .body(out -> {
          var format = catalogue.format(job.format()).orElse(null);
          try (var book = new MistakesBook(out, format, job.sheet(), locale)) {
            new ErrorFile(errors, locale).write(id, book);
          }
        });
  }

  @PostMapping("/{id}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable long id) {
    imports.cancel(callers.current(), id);
  }

  private ImportJob find(long id) {
    return jobs.find(id).orElseThrow(() -> UNKNOWN_IMPORT.because(id));
  }

  private ImportJobState state(ImportJob job) {
    return new ImportJobState(
        String.valueOf(job.id()),
        job.format(),
        catalogue
            .format(job.format())
            .map(ImportFormat::label)
            .orElseGet(() -> new Label(job.format(), job.format())),
        job.fileName(),
        job.size(),
        job.state().code(),
        job.rowsRead(),
        job.bytesRead(),
        job.inserted(),
        job.corrected(),
        job.unchanged(),
        job.errorCount(),
        job.startedAt(),
        job.finishedAt(),
        job.by(),
        job.sheet(),
        job.message());
  }

  private static ImportErrorRow row(ImportError error) {
    return new ImportErrorRow(
        error.row(), error.column(), error.cell(), error.value(), error.code(), error.message());
  }
}
