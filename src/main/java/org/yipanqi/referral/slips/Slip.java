package org.yipanqi.referral.slips;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.referral.Care;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.ReferReason;
import org.yipanqi.referral.Urgency;

/**
 * A referral as it stands on paper. The identity number is not on it: it is compared with the card
 * that the patient brings.
 *
 * @param submitted null while it is a draft or a question
 * @param down where the patient comes down to after treatment; null until then
 */
record Slip(
    String no,
    Direction direction,
    Care care,
    Urgency urgency,
    @Nullable OffsetDateTime submitted,
    Patient patient,
    String icd10,
    String diagnosis,
    @Nullable String summary,
    ReferReason reason,
    @Nullable String reasonWords,
    End from,
    End to,
    @Nullable Down down) {

  record Patient(String no, String name, String sex, LocalDate born, int age, boolean contracted) {}

  /**
   * @param person who refers, or who receives
   */
  record End(String name, @Nullable String department, @Nullable String person) {}

  /**
   * @param owner who follows up
   * @param due by when
   */
  record Down(
      String to,
      @Nullable String plan,
      @Nullable LocalDate on,
      @Nullable String owner,
      @Nullable LocalDate due) {}
}
