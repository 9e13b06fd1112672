package org.yipanqi.referral;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/** Where a referral stands. Each has a side whose turn it is, but those that are over. */
public enum CaseState {
  DRAFT("草稿", "Draft", Side.SENDER),
  ADVICE("咨询中", "Advice asked", Side.RECEIVER),
  SUBMITTED("等答复", "Waiting for an answer", Side.RECEIVER),
  INFORMATION_ASKED("请补资料", "Information asked", Side.SENDER),
  COUNTER_OFFERED("另有安排，等同意", "Counter-offer", Side.SENDER),
  ACCEPTED("已接收", "Accepted", Side.RECEIVER),
  BOOKED("已约好", "Booked", Side.RECEIVER),
  ARRIVED("已到院", "Arrived", Side.SENDER),
  NO_SHOW("没有来", "No-show", Side.SENDER),
  RECORDS_SENT("病历已送", "Records sent", Side.RECEIVER),
  ADMITTED("已入院", "Admitted", Side.RECEIVER),
  DISCHARGED("已出院（诊毕）", "Discharged", Side.RECEIVER),
  DOWN_REFERRED("已下转，待随访", "Down, follow-up due", Side.HOME),
  FOLLOWED_UP("已随访", "Followed up", Side.HOME),
  CANCEL_REQUESTED("请求取消", "Cancellation asked", Side.RECEIVER),
  CLOSED("已办结", "Closed", Side.NOBODY),
  DECLINED("已退回", "Declined", Side.NOBODY),
  CANCELLED("已取消", "Cancelled", Side.NOBODY),
  EXPIRED("已过期", "Expired", Side.NOBODY),
  DIED("患者去世", "Patient died", Side.NOBODY);

  private final Label label;
  private final Side turn;

  CaseState(String zh, String en, Side turn) {
    this.label = new Label(zh, en);
    this.turn = turn;
  }

  public Label label() {
    return label;
  }

  /** Whose turn it is. */
  Side turn() {
    return turn;
  }

  public boolean over() {
    return turn == Side.NOBODY;
  }

  /** Whether it ends by itself when nobody answers for long. */
  boolean expires() {
    return this == ADVICE
        || this == SUBMITTED
        || this == INFORMATION_ASKED
        || this == COUNTER_OFFERED;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CaseState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Set<CaseState> open() {
    var open = EnumSet.noneOf(CaseState.class);
    Stream.of(values()).filter(it -> !it.over()).forEach(open::add);
    return open;
  }
}
