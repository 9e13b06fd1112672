package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.ONE_NUMBER_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_FIELD;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/**
 * Residents' identity numbers, phones and addresses. No personal number is ever part of an address;
 * nothing of it may be kept by a browser or on the way.
 */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.see_masked")
class PersonalDataController {

  /** Masked; null where nothing is recorded. */
  record MaskedPersonalData(
      String personNo, @Nullable String idNo, @Nullable String phone, @Nullable String address) {}

  /** Why it is needed. */
  record OpeningReason(@Nullable String reason) {}

  record OpenedPersonalData(String personNo, String field, String value) {}

  /**
   * One of the two numbers.
   *
   * @param cursor where to go on
   */
  record ResidentSearch(
      @Nullable String identityNumber,
      @Nullable String phone,
      @Nullable String cursor,
      @Nullable Integer limit) {}

  record ResidentsFound(List<String> personNos, @Nullable String next) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final PersonalData data;
  private final Callers callers;

  PersonalDataController(PersonalData data, Callers callers) {
    this.data = data;
    this.callers = callers;
  }

  @GetMapping("/{personNo}/personal")
  ResponseEntity<MaskedPersonalData> masked(@PathVariable String personNo) {
    var found = data.masked(callers.current(), personNo);
    var masked = found.masked();
    return unkept(
        new MaskedPersonalData(
            found.personNo(),
            masked.get(PersonalField.ID_NO),
            masked.get(PersonalField.PHONE),
            masked.get(PersonalField.ADDRESS)));
  }

  @PostMapping("/{personNo}/personal/{field}/opening")
  @Needs("residents.open")
  ResponseEntity<OpenedPersonalData> open(
      @PathVariable String personNo,
      @PathVariable String field,
      @RequestBody OpeningReason opening) {
    var asked =
        Arrays.stream(PersonalField.values())
            .filter(it -> it.code().equals(field))
            .findFirst()
            .orElseThrow(() -> UNKNOWN_FIELD.because());
    var value = data.open(callers.current(), personNo, asked, opening.reason());
    return unkept(new OpenedPersonalData(personNo, field, value));
  }

  @PostMapping("/search")
  ResponseEntity<ResidentsFound> find(@RequestBody ResidentSearch search) {
    var most = Paging.limit(search.limit(), USUAL, MOST);
    var after = Paging.cursor(search.cursor());
    var found = data.find(callers.current(), number(search), after == null ? 0 : after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return unkept(
        new ResidentsFound(
            page.stream().map(PersonalData.Found::personNo).toList(),
            more ? String.valueOf(page.getLast().cursor()) : null));
  }

  private static PersonalData.Number number(ResidentSearch search) {
    var identity = search.identityNumber();
    var phone = search.phone();
    if (identity != null && phone == null) {
      return new PersonalData.Number.Identity(identity);
    }
    if (phone != null && identity == null) {
      return new PersonalData.Number.Phone(phone);
    }
    throw ONE_NUMBER_NEEDED.because();
  }

  private static <T> ResponseEntity<T> unkept(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
