package org.yipanqi.sharedrecord.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.sharedrecord.RecordedPeople;
import org.yipanqi.sharedrecord.consent.Consents.Consent;
import org.yipanqi.sharedrecord.consent.Consents.NewConsent;
import org.yipanqi.web.Needs;

/** What a person allows. */
@RestController
@RequestMapping("/api/residents/{personNo}/consents")
@Needs("sharedrecord.see")
class ConsentController {

  record ConsentNumber(String id) {}

  /**
   * @param to null: every institution that treats the person
   * @param holds whether it holds today
   */
  record ConsentRow(
      String id,
      String institution,
      @Nullable String to,
      String extent,
      LocalDate from,
      @Nullable LocalDate until,
      String how,
      String by,
      OffsetDateTime at,
      @Nullable OffsetDateTime withdrawnAt,
      @Nullable String withdrawnBy,
      boolean holds) {}

  private final Consents consents;
  private final RecordedPeople people;
  private final Callers callers;
  private final Clock clock;

  ConsentController(Consents consents, RecordedPeople people, Callers callers, Clock clock) {
    this.consents = consents;
    this.people = people;
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<List<ConsentRow>> list(@PathVariable String personNo) {
    var found = consents.list(callers.current(), personNo);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(found.stream().map(this::row).toList());
  }

  @PostMapping
  @Needs("sharedrecord.add")
  @ResponseStatus(HttpStatus.CREATED)
  ConsentNumber give(@PathVariable String personNo, @RequestBody NewConsent given) {
    return new ConsentNumber(String.valueOf(consents.give(callers.current(), personNo, given)));
  }

  @PostMapping("/{consent}/withdrawal")
  @Needs("sharedrecord.add")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String personNo, @PathVariable long consent) {
    consents.withdraw(callers.current(), personNo, consent);
  }

  private ConsentRow row(Consent it) {
    var today = LocalDate.now(clock);
    return new ConsentRow(
        String.valueOf(it.id()),
        people.name(it.institution()),
        it.to() == null ? null : people.name(it.to()),
        it.extent(),
        it.from(),
        it.until(),
        it.how(),
        it.by(),
        it.at(),
        it.withdrawnAt(),
        it.withdrawnBy(),
        it.withdrawnAt() == null
            && !it.from().isAfter(today)
            && (it.until() == null || !it.until().isBefore(today)));
  }
}
