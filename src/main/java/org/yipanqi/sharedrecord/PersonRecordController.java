package org.yipanqi.sharedrecord;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.LookingReason;
import org.yipanqi.sharedrecord.PersonRecords.Wanted;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** A person's record read, page by page; what for is said first, and every page is noted. */
@RestController
@RequestMapping("/api/residents/{personNo}/record")
@Needs("sharedrecord.see")
class PersonRecordController {

  /**
   * @param purpose what for; other needs words
   * @param kind of the lines; null: all
   * @param institution its code; null: all
   * @param problem the first three characters of a diagnosis; empty: what has none; null: all
   */
  record PersonRecordAsk(
      @Nullable String purpose,
      @Nullable String words,
      @Nullable String kind,
      @Nullable String institution,
      @Nullable String problem,
      @Nullable String cursor,
      @Nullable Integer limit) {}

  /**
   * @param name masked
   * @param relation why what others hold is open: consent, consent_all, referral, contract,
   *     treatment or emergency; null: only what one's own place holds
   * @param withheld and groups: on the first page only
   */
  record PersonRecordView(
      String personNo,
      String name,
      String sex,
      LocalDate born,
      @Nullable String relation,
      List<PersonRecordLine> rows,
      @Nullable String next,
      List<WithheldLines> withheld,
      List<PersonRecordGroup> groups) {}

  /**
   * @param own whether the caller's place holds it
   * @param document its number, where the line is a document
   */
  record PersonRecordLine(
      String kind,
      Label kindLabel,
      String id,
      LocalDateTime at,
      @Nullable LocalDate until,
      String institution,
      @Nullable String other,
      boolean own,
      @Nullable String problem,
      @Nullable String icd10,
      @Nullable String diagnosis,
      Label title,
      List<Label> more,
      @Nullable String flag,
      @Nullable String document) {}

  /**
   * @param why no_consent or sensitive
   */
  record WithheldLines(String kind, Label kindLabel, String why, int count) {}

  /**
   * @param of kind, institution or problem
   */
  record PersonRecordGroup(String of, String code, @Nullable Label name, int count) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final PersonRecords records;
  private final RecordedPeople people;
  private final Callers callers;

  PersonRecordController(PersonRecords records, RecordedPeople people, Callers callers) {
    this.records = records;
    this.people = people;
    this.callers = callers;
  }

  @PostMapping("/readings")
  ResponseEntity<PersonRecordView> read(
      @PathVariable String personNo, @RequestBody PersonRecordAsk ask) {
    var caller = callers.current();
    var most = Paging.limit(ask.limit(), USUAL, MOST);
    var wanted =
        new Wanted(
            ask.kind() == null ? null : RecordEntry.Kind.of(ask.kind()),
            ask.institution() == null ? null : people.known(ask.institution()),
            ask.problem());
    var reason = LookingReason.of(ask.purpose(), ask.words());
    var page = records.read(caller, personNo, reason, wanted, ask.cursor(), most + 1);
    var more = page.entries().size() > most;
    var shown = more ? page.entries().subList(0, most) : page.entries();
    var mine = caller.scope().records();
    return DocumentController.unkept(
        new PersonRecordView(
            personNo,
            page.person().name(),
            page.person().sex(),
            page.person().born(),
            page.relation(),
            shown.stream().map(it -> line(it, mine.covers(it.institution()))).toList(),
            more ? PersonRecords.cursor(shown.getLast()) : null,
            page.withheld().stream()
                .map(it ->
                    new WithheldLines(it.kind().code(), it.kind().label(), it.why(), it.count()))
                .toList(),
            page.counts().stream().map(PersonRecordController::group).toList()));
  }

  private PersonRecordLine line(RecordEntry it, boolean own) {
    return new PersonRecordLine(
        it.kind().code(),
        it.kind().label(),
        it.id(),
        it.at(),
        it.until(),
        people.name(it.institution()),
        it.other() == null ? it.text("receiver") : people.name(it.other()),
        own,
        it.problem(),
        it.icd10(),
        it.diagnosis(),
        EntryWords.title(it),
        EntryWords.more(it),
        it.text("flag"),
        it.kind() == RecordEntry.Kind.DOCUMENT ? it.id() : null);
  }

  private static PersonRecordGroup group(PersonRecords.Counted it) {
    var name = it.name();
    var label =
        it.of().equals("kind")
            ? RecordEntry.Kind.of(it.code()).label()
            : name == null ? null : new Label(name, it.nameEn() == null ? name : it.nameEn());
    return new PersonRecordGroup(it.of(), it.code(), label, it.count());
  }
}
