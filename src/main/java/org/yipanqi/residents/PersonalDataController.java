package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_FIELD;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.Needs;

/**
 * Residents' identity numbers, phones and addresses in the clear, one by one and for a reason; none
 * of them may be kept by a browser or on the way.
 */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.open")
class PersonalDataController {

  /**
   * Why it is needed.
   *
   * @param purpose a code; without one the reason is in words
   * @param reason in the user's words
   */
  record OpeningReason(@Nullable String purpose, @Nullable String reason) {}

  record OpenedPersonalData(String personNo, String field, String value) {}

  private final PersonalData data;
  private final Callers callers;

  PersonalDataController(PersonalData data, Callers callers) {
    this.data = data;
    this.callers = callers;
  }

  @PostMapping("/{personNo}/personal/{field}/opening")
  ResponseEntity<OpenedPersonalData> open(
      @PathVariable String personNo,
      @PathVariable String field,
      @RequestBody OpeningReason opening) {
    var asked =
        Arrays.stream(PersonalField.values())
            .filter(it -> it.code().equals(field))
            .findFirst()
            .orElseThrow(() -> UNKNOWN_FIELD.because());
    var why = LookingReason.of(opening.purpose(), opening.reason());
    var value = data.open(callers.current(), personNo, asked, why);
    return ResidentController.unkept(new OpenedPersonalData(personNo, field, value));
  }
}
