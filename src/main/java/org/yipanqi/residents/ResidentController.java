package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.ONE_NUMBER_NEEDED;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.Residents.Sought;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/**
 * Residents found and looked at. What is sought travels in the body, never in an address; nothing
 * of it may be kept by a browser or on the way.
 */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.see_masked")
class ResidentController {

  /**
   * One of the three.
   *
   * @param name whole or its beginning, at least two characters; or pinyin, or initials
   * @param alike whether whole names that sound the same are meant
   * @param cursor where to go on
   */
  record ResidentSearch(
      @Nullable String identityNumber,
      @Nullable String phone,
      @Nullable String name,
      @Nullable Boolean alike,
      @Nullable String cursor,
      @Nullable Integer limit) {}

  record ResidentsFound(List<ResidentRow> rows, @Nullable String next) {}

  /**
   * @param name masked
   * @param sex male or female
   * @param age today, or at death
   * @param place where the person lives; null: not recorded, or out of sight
   * @param mergedInto the entry that stands for this one
   */
  record ResidentRow(
      String personNo,
      String name,
      String sex,
      int age,
      @Nullable LocalDate died,
      @Nullable Label place,
      @Nullable String mergedInto) {}

  /**
   * What a resident is looked at for.
   *
   * @param purpose a code; other needs words
   */
  record ReadingReason(@Nullable String purpose, @Nullable String words) {}

  /**
   * Masked; null where nothing is recorded.
   *
   * @param emergencyUntil where the resident is seen in an emergency only
   */
  record ResidentView(
      ResidentRow resident,
      LocalDate born,
      @Nullable String idNo,
      @Nullable String phone,
      @Nullable String address,
      @Nullable OffsetDateTime emergencyUntil) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Residents residents;
  private final Callers callers;

  ResidentController(Residents residents, Callers callers) {
    this.residents = residents;
    this.callers = callers;
  }

  @PostMapping("/search")
  ResponseEntity<ResidentsFound> find(@RequestBody ResidentSearch search) {
    var most = Paging.limit(search.limit(), USUAL, MOST);
    var after = Paging.cursor(search.cursor());
    var found =
        residents.find(callers.current(), sought(search), after == null ? 0 : after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return unkept(
        new ResidentsFound(
            page.stream().map(ResidentController::row).toList(),
            more ? String.valueOf(page.getLast().cursor()) : null));
  }

  /** A resident is looked at, which is noted with its reason. */
  @PostMapping("/{personNo}/readings")
  ResponseEntity<ResidentView> read(
      @PathVariable String personNo, @RequestBody ReadingReason reason) {
    var why = LookingReason.of(reason.purpose(), reason.words());
    var found = residents.read(callers.current(), personNo, why);
    var masked = found.masked();
    return unkept(
        new ResidentView(
            row(found.line()),
            found.born(),
            masked.get(PersonalField.ID_NO),
            masked.get(PersonalField.PHONE),
            masked.get(PersonalField.ADDRESS),
            found.emergencyUntil().orElse(null)));
  }

  private static Sought sought(ResidentSearch search) {
    var identity = search.identityNumber();
    var phone = search.phone();
    var name = search.name();
    if (Stream.of(identity, phone, name).filter(it -> it != null).count() != 1) {
      throw ONE_NUMBER_NEEDED.because();
    }
    if (identity != null) {
      return new Sought.Numbered(new PersonalData.Number.Identity(identity));
    }
    return phone != null
        ? new Sought.Numbered(new PersonalData.Number.Phone(phone))
        : new Sought.Named(name == null ? "" : name, Boolean.TRUE.equals(search.alike()));
  }

  private static ResidentRow row(Residents.Line of) {
    return new ResidentRow(
        of.personNo(), of.name(), of.sex(), of.age(), of.died(), of.place(), of.mergedInto());
  }

  static <T> ResponseEntity<T> unkept(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
