package org.yipanqi.simulation.money;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.places.Institution;

/** An invented member of staff with posts one after the other or side by side. */
public record Staffer(
    String no,
    String name,
    Institution employer,
    Category category,
    Title title,
    String education,
    @Nullable String scope,
    boolean head,
    List<Post> posts) {

  /** Kinds of staff with what each earns beside the mean of the house. */
  public enum Category {
    DOCTOR(1.22),
    ASSISTANT_DOCTOR(0.98),
    NURSE(0.95),
    PHARMACIST(0.90),
    TECHNICIAN(0.92),
    MANAGER(1.05),
    WORKER(0.62),
    VILLAGE_DOCTOR(1.0);

    private final double pay;

    Category(double pay) {
      this.pay = pay;
    }

    double pay() {
      return pay;
    }

    boolean treats() {
      return this == DOCTOR || this == ASSISTANT_DOCTOR || this == VILLAGE_DOCTOR;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Titles with what each earns beside the mean. */
  public enum Title {
    NONE(0.82),
    JUNIOR(0.93),
    MID(1.15),
    ASSOCIATE_SENIOR(1.38),
    SENIOR(1.62);

    private final double pay;

    Title(double pay) {
      this.pay = pay;
    }

    double pay() {
      return pay;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A post.
   *
   * @param at where the person works
   * @param share of full time, in hundredths
   */
  public record Post(Institution at, boolean main, int share, boolean gp, int from, int to) {}
}
