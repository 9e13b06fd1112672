package org.yipanqi.residents.matching;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What is compared, and how alike two entries are in it. */
public enum Trait {
  NUMBER("身份证号", "Identity number") {
    @Override
    Likeness compare(Traits one, Traits other) {
      if (one.number() == null || other.number() == null) {
        return Likeness.MISSING;
      }
      if (one.valid() && other.valid()) {
        return one.number().equals(other.number()) ? Likeness.SAME : Likeness.DIFFERENT;
      }
      return signs(one.number(), other.number()) == Likeness.DIFFERENT
          ? Likeness.INVALID
          : Likeness.NEARLY_INVALID;
    }
  },
  NAME("姓名", "Name") {
    @Override
    Likeness compare(Traits one, Traits other) {
      if (one.name().equals(other.name())) {
        return Likeness.SAME;
      }
      return one.sound().equals(other.sound()) && !one.sound().isEmpty()
          ? Likeness.SOUNDS_SAME
          : signs(one.name(), other.name());
    }
  },
  SEX("性别", "Sex") {
    @Override
    Likeness compare(Traits one, Traits other) {
      return one.male() == other.male() ? Likeness.SAME : Likeness.DIFFERENT;
    }
  },
  BIRTH("出生日期", "Date of birth") {
    @Override
    Likeness compare(Traits one, Traits other) {
      var a = one.born();
      var b = other.born();
      if (a.getYear() == b.getYear()
          && a.getMonthValue() == b.getDayOfMonth()
          && a.getDayOfMonth() == b.getMonthValue()
          && !a.equals(b)) {
        return Likeness.SWAPPED;
      }
      var signs = signs(digits(a), digits(b));
      return signs == Likeness.DIFFERENT && Math.abs(ChronoUnit.DAYS.between(a, b)) <= LUNAR
          ? Likeness.NEAR
          : signs;
    }
  },
  PHONE("电话", "Phone") {
    @Override
    Likeness compare(Traits one, Traits other) {
      if (one.phone() == null || other.phone() == null) {
        return Likeness.MISSING;
      }
      return one.phone().equals(other.phone()) ? Likeness.SAME : Likeness.DIFFERENT;
    }
  },
  HOME("居住地", "Home") {
    @Override
    Likeness compare(Traits one, Traits other) {
      if (one.home() == null || other.home() == null) {
        return Likeness.MISSING;
      }
      if (one.home().equals(other.home())) {
        return Likeness.SAME;
      }
      return town(one.home()) == town(other.home()) ? Likeness.NEAR : Likeness.DIFFERENT;
    }
  };

  /** A birthday told by the lunar calendar is three to seven weeks before the one on the card. */
  private static final int LUNAR = 50;

  private static final long VILLAGE = 100_000_000_000L;

  private final Label label;

  Trait(String zh, String en) {
    this.label = new Label(zh, en);
  }

  abstract Likeness compare(Traits one, Traits other);

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static long town(long division) {
    return division >= VILLAGE ? division / 1_000 : division;
  }

  private static String digits(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  /** Two texts sign by sign: a slip of one, or two that changed places. */
  static Likeness signs(String one, String other) {
    if (one.equals(other)) {
      return Likeness.SAME;
    }
    var a = one.codePoints().toArray();
    var b = other.codePoints().toArray();
    if (a.length != b.length || a.length < 2) {
      return Likeness.DIFFERENT;
    }
    var first = Arrays.mismatch(a, b);
    var last = a.length - 1;
    while (a[last] == b[last]) {
      last--;
    }
    if (first == last) {
      return Likeness.ONE_SIGN;
    }
    return last == first + 1 && a[first] == b[last] && a[last] == b[first]
        ? Likeness.SWAPPED
        : Likeness.DIFFERENT;
  }
}
