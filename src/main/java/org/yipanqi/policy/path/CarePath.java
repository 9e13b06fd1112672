package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** A patient's way through institutions, in the order of the days. What isn't known is null. */
public record CarePath(Patient patient, List<Stop> stops) {

  /** More stops than this are no way that one looks at. */
  public static final int MOST_STOPS = 12;

  public CarePath {
    stops = List.copyOf(stops);
    if (stops.isEmpty() || stops.size() > MOST_STOPS) {
      throw new IllegalArgumentException("a way of " + stops.size() + " stops");
    }
  }

  /**
   * What is asked of the patient.
   *
   * @param answers what rules ask of the patient alone, by ask
   */
  public record Patient(
      @Nullable Insurance insurance, @Nullable Boolean contracted, Map<String, Object> answers) {

    /** One of whom nothing is known. */
    public static final Patient UNKNOWN = new Patient(null, null, Map.of());

    public Patient {
      answers = Map.copyOf(answers);
    }
  }

  /** By which insurance a patient is covered. */
  public enum Insurance {
    EMPLOYEE("职工医保", "Employees' insurance"),
    RESIDENT("城乡居民医保", "Residents' insurance"),
    NONE("没有参保", "Not insured");

    private final Label label;

    Insurance(String zh, String en) {
      this.label = new Label(zh, en);
    }

    public Label label() {
      return label;
    }
  }

  /**
   * A stop on the way.
   *
   * @param name as people know it; null where the level says enough
   * @param on the day the patient came
   * @param left the day the patient left
   * @param referred sent by the stop before, and not come by oneself; the first stop is neither
   * @param referredOn the day of the referral
   * @param sameCommunity as the stop before
   * @param sameIllness as at the stop before
   * @param paid the deductible that was paid here, yuan
   * @param answers what rules ask at this stop, by ask
   */
  public record Stop(
      @Nullable String name,
      @Nullable StopLevel level,
      @Nullable StopCare care,
      @Nullable LocalDate on,
      @Nullable LocalDate left,
      @Nullable Boolean referred,
      @Nullable LocalDate referredOn,
      @Nullable Boolean sameCommunity,
      @Nullable Boolean designated,
      @Nullable Boolean sameIllness,
      @Nullable BigDecimal paid,
      Map<String, Object> answers) {

    public Stop {
      answers = Map.copyOf(answers);
    }

    /** Whether the patient stays there; null where that isn't known. */
    @Nullable Boolean inpatient() {
      return care == null ? null : care == StopCare.INPATIENT;
    }
  }
}
