package org.yipanqi.evidence;

import static org.yipanqi.web.MalformedRequest.needed;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.yipanqi.web.Needs;
import org.yipanqi.web.SavedFile;

/** Files listed, added, opened and withdrawn, whatever they belong to. */
@RestController
@RequestMapping("/api/evidence")
class EvidenceController {

  /**
   * @param seen whether the caller sees the files; none are listed otherwise
   * @param adds whether the caller may add and withdraw now
   */
  record EvidenceOfSubject(boolean seen, boolean adds, List<EvidenceShown> files) {}

  /**
   * @param anchor the cell or line that it shows; null for the whole
   */
  record EvidenceShown(
      String id,
      @Nullable String anchor,
      String title,
      String fileName,
      int size,
      String digest,
      String by,
      OffsetDateTime at,
      @Nullable EvidenceGone withdrawn) {

    static EvidenceShown of(EvidenceFile it) {
      var gone = it.withdrawn();
      return new EvidenceShown(
          String.valueOf(it.id()),
          it.anchor(),
          it.title(),
          it.fileName(),
          it.size(),
          it.digest(),
          it.by(),
          it.at(),
          gone == null ? null : new EvidenceGone(gone.by(), gone.at(), gone.reason()));
    }
  }

  record EvidenceGone(String by, OffsetDateTime at, String reason) {}

  record EvidenceNumber(String id) {}

  record WithdrawnEvidence(@Nullable String reason) {}

  private final EvidenceFiles files;
  private final Callers callers;

  EvidenceController(EvidenceFiles files, Callers callers) {
    this.files = files;
    this.callers = callers;
  }

  /**
   * All files of one thing; there are at most 200.
   *
   * @param of task, finding, rectification, return, self_assessment or review
   */
  @GetMapping
  @Needs("evidence.see")
  EvidenceOfSubject list(@RequestParam String of, @RequestParam long id) {
    var found = files.list(callers.current(), of, id);
    return new EvidenceOfSubject(
        found.seen(), found.adds(), found.files().stream().map(EvidenceShown::of).toList());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("evidence.add")
  @ResponseStatus(HttpStatus.CREATED)
  EvidenceNumber add(
      @RequestParam String of,
      @RequestParam long id,
      @RequestParam(required = false) @Nullable String anchor,
      @RequestParam(required = false) @Nullable String title,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    var sent = needed("file", file);
    FileContent.within(sent.getSize());
    var name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
    var part = anchor == null || anchor.isBlank() ? null : anchor;
    return new EvidenceNumber(
        String.valueOf(files.add(callers.current(), of, id, part, title, name, sent.getBytes())));
  }

  /** The file itself. It is saved, never shown within a page of this house. */
  @GetMapping("/{id}/content")
  @Needs("evidence.see")
  ResponseEntity<byte[]> content(@PathVariable long id) {
    var opened = files.read(callers.current(), id);
    return SavedFile.answer(opened.file().fileName(), opened.file().mediaType(), opened.bytes());
  }

  @PostMapping("/{id}/withdrawal")
  @Needs("evidence.add")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable long id, @RequestBody WithdrawnEvidence why) {
    files.withdraw(callers.current(), id, why.reason());
  }
}
