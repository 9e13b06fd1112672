package org.yipanqi.supervision.evidence;

import static org.yipanqi.web.MalformedRequest.needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.yipanqi.access.Callers;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.evidence.EvidenceRows.Subject;
import org.yipanqi.web.Needs;

/** Evidence added, opened and withdrawn. */
@RestController
@RequestMapping("/api")
class EvidenceController {

  record EvidenceNumber(String id) {}

  record WithdrawnEvidence(@Nullable String reason) {}

  private final Evidences evidences;
  private final Callers callers;

  EvidenceController(Evidences evidences, Callers callers) {
    this.evidences = evidences;
    this.callers = callers;
  }

  @PostMapping(path = "/tasks/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("supervision.report")
  @ResponseStatus(HttpStatus.CREATED)
  EvidenceNumber ofTask(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String title,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    return add(Subject.TASK, id, title, file, SupervisionProblem.UNKNOWN_TASK);
  }

  /** What was found, as the team saw it. */
  @PostMapping(path = "/findings/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("supervision.inspect")
  @ResponseStatus(HttpStatus.CREATED)
  EvidenceNumber ofFinding(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String title,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    return add(Subject.FINDING, id, title, file, SupervisionProblem.UNKNOWN_FINDING);
  }

  /** What was put right, as the inspected show it. */
  @PostMapping(
      path = "/findings/{id}/rectification-evidence",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("supervision.report")
  @ResponseStatus(HttpStatus.CREATED)
  EvidenceNumber ofRectification(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String title,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    return add(Subject.RECTIFICATION, id, title, file, SupervisionProblem.UNKNOWN_FINDING);
  }

  /** The file itself. It is saved, never shown within a page of this house. */
  @GetMapping("/evidence/{id}/content")
  @Needs("supervision.see_findings")
  ResponseEntity<byte[]> content(@PathVariable long id) {
    var opened = evidences.read(callers.current(), id);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(opened.evidence().fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(opened.evidence().mediaType()))
        .body(opened.bytes());
  }

  @PostMapping("/evidence/{id}/withdrawal")
  @Needs("supervision.report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable long id, @RequestBody WithdrawnEvidence why) {
    evidences.withdraw(callers.current(), id, why.reason());
  }

  private EvidenceNumber add(
      Subject subject,
      long id,
      @Nullable String title,
      @Nullable MultipartFile file,
      SupervisionProblem unknown)
      throws IOException {
    var sent = needed("file", file);
    if (sent.getSize() > EvidenceFile.MOST_BYTES) {
      throw SupervisionProblem.FILE_TOO_LARGE.because(EvidenceFile.MOST_BYTES >> 20);
    }
    var name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
    var caller = callers.current();
    return new EvidenceNumber(
        String.valueOf(evidences.add(caller, subject, id, title, name, sent.getBytes(), unknown)));
  }
}
