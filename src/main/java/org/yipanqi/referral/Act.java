package org.yipanqi.referral;

import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/** What is done with a referral, who does it, and what has to be said. */
public enum Act {
  SAVE_DRAFT("存草稿", "Draft saved", Who.DOCTORS),
  ASK_ADVICE("先咨询", "Advice asked", Who.DOCTORS),
  SUBMIT("提交", "Submitted", Who.DOCTORS),
  ASK_INFORMATION("请补资料", "Information asked", Who.ANSWERERS, Says.WORDS),
  GIVE_INFORMATION("补充资料", "Information given", Who.DOCTORS, Says.WORDS),
  ACCEPT("接收", "Accepted", Who.ANSWERERS),
  COUNTER_OFFER("另作安排", "Counter-offer made", Who.ANSWERERS, Says.WORDS),
  AGREE("同意安排", "Counter-offer agreed to", Who.DOCTORS),
  DISAGREE("不同意安排", "Counter-offer not agreed to", Who.DOCTORS, Says.WORDS),
  REDIRECT("转给别家", "Passed on", Who.ANSWERERS, Says.RECEIVER),
  DECLINE("退回", "Declined", Who.ANSWERERS, Says.REASON),
  BOOK("约好", "Booked", Who.ANSWERERS, Says.PLACE),
  ARRIVE("已到院", "Arrived", Who.ANSWERERS),
  MISS("没有来", "Did not come", Who.ANSWERERS),
  RENEW("再约", "Asked for again", Who.DOCTORS, Says.WORDS),
  SEND_RECORDS("送病历", "Records sent", Who.DOCTORS, Says.WORDS),
  ADMIT("入院", "Admitted", Who.ANSWERERS),
  DISCHARGE("出院（诊毕）", "Discharged", Who.ANSWERERS, Says.WORDS),
  REFER_DOWN("下转", "Referred down", Who.ANSWERERS, Says.PLAN),
  FOLLOW_UP("完成随访", "Followed up", Who.DOCTORS, Says.REASON),
  CLOSE("办结", "Closed", Who.DOCTORS),
  WITHDRAW("撤回", "Withdrawn", Who.DOCTORS),
  REQUEST_CANCEL("请求取消", "Cancellation asked", Who.DOCTORS, Says.REASON),
  CONFIRM_CANCEL("确认取消", "Cancellation confirmed", Who.ANSWERERS),
  DIE("患者去世", "Patient died", Who.DOCTORS, Says.WORDS),
  EXPIRE("过期", "Expired", Set.of()),
  /** Nobody did what was due: told to those above. Changes no state. */
  ESCALATE("超时上报", "Overdue, told above", Set.of()),
  /** The bed was closed under the booking, or the clinic cancelled. */
  LOSE_PLACE("原定去处停用，须重新安排", "The place was closed, another is wanted", Set.of());

  /** What an act has to say. */
  public enum Says {
    NOTHING,
    WORDS,
    /** A coded reason; one that says little needs words beside it. */
    REASON,
    /** The institution it goes on to. */
    RECEIVER,
    /** A place that was held, or in words where and when. */
    PLACE,
    /** A plan in words, and who follows up. */
    PLAN
  }

  /** Offices answer; village doctors send and follow up. */
  private static final class Who {
    static final Set<Duty> DOCTORS =
        Set.of(VILLAGE_DOCTOR, TOWNSHIP_DOCTOR, FAMILY_DOCTOR, REFERRAL_OFFICE);
    static final Set<Duty> ANSWERERS = Set.of(TOWNSHIP_DOCTOR, FAMILY_DOCTOR, REFERRAL_OFFICE);
  }

  private final Label label;
  private final Set<Duty> duties;
  private final Says says;

  Act(String zh, String en, Set<Duty> duties) {
    this(zh, en, duties, Says.NOTHING);
  }

  Act(String zh, String en, Set<Duty> duties, Says says) {
    this.label = new Label(zh, en);
    this.duties = duties;
    this.says = says;
  }

  public Label label() {
    return label;
  }

  Set<Duty> duties() {
    return duties;
  }

  public Says says() {
    return says;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Act> find(String code) {
    return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
  }
}
