package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.REASON_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PURPOSE;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Why somebody looks at a resident: what it is for, and words of their own where that says little.
 */
public record LookingReason(@Nullable Purpose purpose, @Nullable String words) {

  /** How long words are that stand for themselves, in characters. */
  public static final int SHORTEST = 4;

  public static final int LONGEST = 200;

  /** What residents' records are looked at for. */
  public enum Purpose {
    TREATMENT("就诊", "Treatment"),
    FOLLOW_UP("随访", "Follow-up"),
    REFERRAL("转诊", "Referral"),
    CONTRACT("签约服务", "Family-doctor service"),
    CONTACT("联系本人或家属", "To reach the person or family"),
    INSURANCE("医保经办", "Insurance matters"),
    CHECK("核对信息", "Checking the data"),
    EMERGENCY("紧急查看", "Emergency"),
    OTHER("其他", "Other");

    private final Label label;

    Purpose(String zh, String en) {
      this.label = new Label(zh, en);
    }

    public Label label() {
      return label;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it needs words beside it. */
    boolean saysLittle() {
      return this == OTHER || this == EMERGENCY;
    }
  }

  /** From what was sent; nothing sent is said by {@link #text}. */
  public static LookingReason of(@Nullable String purpose, @Nullable String words) {
    if (purpose == null || purpose.isEmpty()) {
      return new LookingReason(null, words);
    }
    return new LookingReason(
        Arrays.stream(Purpose.values())
            .filter(it -> it.code().equals(purpose))
            .findFirst()
            .orElseThrow(UNKNOWN_PURPOSE::because),
        words);
  }

  /**
   * As it is kept in the trail; {@link ResidentsProblem#REASON_NEEDED} where it says too little.
   */
  public String text() {
    var said = words == null ? "" : words.strip();
    var length = said.codePointCount(0, said.length());
    if (length > LONGEST || (length < SHORTEST && (purpose == null || purpose.saysLittle()))) {
      throw REASON_NEEDED.because(SHORTEST, LONGEST);
    }
    if (purpose == null) {
      return said;
    }
    return said.isEmpty() ? purpose.label().zh() : purpose.label().zh() + "：" + said;
  }
}
