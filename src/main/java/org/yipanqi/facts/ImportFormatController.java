package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.UNKNOWN_ENCODING;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_FORMAT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.facts.reading.Encoding;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** What files can be imported, and empty ones to fill in. */
@RestController
@Needs("facts.send_files")
@RequestMapping("/api/import/formats")
class ImportFormatController {

  record FileFormat(
      String code, Label label, FormatGroup group, List<FormatColumn> columns, int order) {}

  record FormatGroup(String code, Label label) {}

  record FormatColumn(
      String code,
      Label label,
      String type,
      boolean required,
      List<FormatValue> values,
      Label doc) {}

  record FormatValue(String code, Label label) {}

  static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final FactCatalogue catalogue;
  private final ImportTemplates templates;
  private final Callers callers;

  ImportFormatController(FactCatalogue catalogue, ImportTemplates templates, Callers callers) {
    this.catalogue = catalogue;
    this.templates = templates;
    this.callers = callers;
  }

  @GetMapping
  List<FileFormat> formats() {
    return catalogue.formats().stream().map(ImportFormatController::format).toList();
  }

  /** The header alone, in the encoding asked for. */
  @GetMapping(path = "/{code}/template.csv", produces = "text/csv")
  ResponseEntity<byte[]> template(
      @PathVariable String code, @RequestParam(required = false) @Nullable String encoding) {
    var format = catalogue.format(code).orElseThrow(() -> UNKNOWN_FORMAT.because(code));
    var asked = encoding == null ? Encoding.UTF_8 : Encoding.of(encoding);
    if (asked == null) {
      throw UNKNOWN_ENCODING.because(String.valueOf(encoding));
    }
    var header =
        format.fileColumns().stream().map(ImportColumn::code).collect(Collectors.joining(","));
    var mark = asked == Encoding.UTF_8 ? "\uFEFF" : "";
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(code))
        .contentType(new MediaType("text", "csv", asked.charset()))
        .body((mark + header + "\r\n").getBytes(asked.charset()));
  }

  /** A workbook with what each column means and lists to choose from, in the caller's language. */
  @GetMapping(
      path = "/{code}/template.xlsx",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  ResponseEntity<byte[]> templateBook(@PathVariable String code, Locale locale) {
    var book = templates.workbook(callers.current(), code, locale);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.xlsx\"".formatted(code))
        .contentType(XLSX)
        .body(book);
  }

  private static FileFormat format(ImportFormat format) {
    var group = format.group();
    return new FileFormat(
        format.code(),
        format.label(),
        new FormatGroup(group.name().toLowerCase(Locale.ROOT), group.label()),
        format.fileColumns().stream().map(ImportFormatController::column).toList(),
        format.order());
  }

  private static FormatColumn column(ImportColumn column) {
    return new FormatColumn(
        column.code(),
        column.label(),
        column.type().code(),
        column.required(),
        column.values().stream().map(it -> new FormatValue(it.code(), it.label())).toList(),
        column.doc());
  }
}
