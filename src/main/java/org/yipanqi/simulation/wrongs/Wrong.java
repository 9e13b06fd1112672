package org.yipanqi.simulation.wrongs;

import java.util.Locale;

/** The kinds of wrong data, as they stand in the truth beside the files. */
public enum Wrong {
  BOOKS_MISSING("月账未报", "no books of the month at all; the true value is their medical income"),
  BOOKS_LATE("月账迟报", "the books of the month are in late/, not among the first files"),
  BOOKS_TYPED_LATE("月账迟录", "the books of the month were typed in seven weeks after it"),
  VISITS_LATE("就诊迟报", "the visits of the month are in late/; written is their number"),
  SENT_AGAIN("重复报送同一文件", "late/ has the visits of the month once more, number for number"),
  SIGN_MISSING("未注明牌子", "the organisation's code stands where the sign's should"),
  VISIT_FROM_TWO_SYSTEMS("两个系统各报一次", "the same visit under another source and number"),
  AMOUNT_TEN_TIMES("金额多写一位", "ten times the true amount; corrections/ has it right"),
  DUPLICATE_VOIDED("重复记录已作废", "corrections/ takes the second record of a visit back"),
  PERSON_TWICE("一人两个编号", "the same person again with a slip; the true value is the first number"),
  HOME_NOT_ENDED("旧居住登记未终止", "the old home goes on; the true value is its last day"),
  FOLLOWED_BY_OLD_INSTITUTION("迁居后仍由原机构随访", "the true value is where the person lives"),
  COPIED_FROM_OTHERS("多人读数相同", "a follow-up that did not take place, with others' readings"),
  CARRIED_FORWARD("沿用上次读数", "the person's last readings once more"),
  MANY_HOME_VISITS("一人一天入户过多", "more home visits of one worker on one day than can be made"),
  FOLLOWED_AFTER_DEATH("死后随访", "a follow-up after the person's death"),
  LAST_DIGIT_NOUGHT("血压末位取零", "pressures rounded down to tens"),
  JUST_UNDER_TARGET("血压压在达标线下", "an uncontrolled pressure written just under 140/90");

  private final String chinese;
  private final String meaning;

  Wrong(String chinese, String meaning) {
    this.chinese = chinese;
    this.meaning = meaning;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String chinese() {
    return chinese;
  }

  String meaning() {
    return meaning;
  }
}
