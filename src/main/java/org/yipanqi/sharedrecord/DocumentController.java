package org.yipanqi.sharedrecord;

import static org.yipanqi.web.MalformedRequest.needed;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.evidence.FileContent;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SavedFile;

/** Documents of a person listed, added, opened and withdrawn. */
@RestController
@RequestMapping("/api")
class DocumentController {

  record DocumentNumber(String id) {}

  record DocumentPage(List<DocumentRow> rows, @Nullable String next) {}

  /**
   * @param own whether the caller may withdraw it
   */
  record DocumentRow(
      String id,
      String category,
      Label categoryLabel,
      String title,
      String fileName,
      String mediaType,
      int size,
      @Nullable String reference,
      boolean sensitive,
      String institution,
      String by,
      OffsetDateTime at,
      @Nullable OffsetDateTime withdrawnAt,
      boolean own) {}

  record WithdrawnDocument(@Nullable String reason) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Documents documents;
  private final RecordedPeople people;
  private final Callers callers;

  DocumentController(Documents documents, RecordedPeople people, Callers callers) {
    this.documents = documents;
    this.people = people;
    this.callers = callers;
  }

  /**
   * @param reference of a case; without one all of the person's, the newest first
   */
  @GetMapping("/residents/{personNo}/documents")
  @Needs("sharedrecord.see")
  ResponseEntity<DocumentPage> list(
      @PathVariable String personNo,
      @RequestParam(required = false) @Nullable String reference,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var caller = callers.current();
    if (reference != null) {
      var all = documents.list(caller, personNo, reference);
      return unkept(new DocumentPage(all.stream().map(it -> row(caller, it)).toList(), null));
    }
    var most = Paging.limit(limit, USUAL, MOST);
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    var found = documents.list(caller, personNo, before, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return unkept(
        new DocumentPage(
            page.stream().map(it -> row(caller, it)).toList(),
            more ? String.valueOf(page.getLast().id()) : null));
  }

  /**
   * @param institution for which the file is kept; without one the caller's own place
   * @param sensitive whether it is read elsewhere by a consent of its own only
   */
  @PostMapping(
      path = "/residents/{personNo}/documents",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs("sharedrecord.add")
  @ResponseStatus(HttpStatus.CREATED)
  DocumentNumber add(
      @PathVariable String personNo,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String title,
      @RequestParam(required = false) @Nullable String reference,
      @RequestParam(required = false) @Nullable String institution,
      @RequestParam(required = false) boolean sensitive,
      @RequestPart(required = false) @Nullable MultipartFile file)
      throws IOException {
    var sent = needed("file", file);
    FileContent.within(sent.getSize());
    var name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
    var said = title == null || title.isBlank() ? name.replaceFirst("\\.[^.]{1,5}$", "") : title;
    var adding =
        new Documents.Adding(
            institution, Category.of(needed("category", category)), said, reference, sensitive);
    return new DocumentNumber(
        String.valueOf(documents.add(callers.current(), personNo, adding, name, sent.getBytes())));
  }

  /** The file itself. It is saved, never shown within a page of this house. */
  @GetMapping("/documents/{document}/content")
  @Needs("sharedrecord.see")
  ResponseEntity<byte[]> content(@PathVariable long document) {
    var opened = documents.read(callers.current(), document);
    var of = opened.document();
    return SavedFile.answer(of.fileName(), of.mediaType(), opened.bytes());
  }

  @PostMapping("/documents/{document}/withdrawal")
  @Needs("sharedrecord.add")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable long document, @RequestBody WithdrawnDocument why) {
    documents.withdraw(callers.current(), document, why.reason());
  }

  private DocumentRow row(Caller caller, Document it) {
    return new DocumentRow(
        String.valueOf(it.id()),
        it.category().code(),
        it.category().label(),
        it.title(),
        it.fileName(),
        it.mediaType(),
        it.size(),
        it.reference(),
        it.sensitive(),
        people.name(it.institution()),
        it.by(),
        it.at(),
        it.withdrawnAt(),
        caller.writes().covers(it.institution()));
  }

  static <T> ResponseEntity<T> unkept(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
