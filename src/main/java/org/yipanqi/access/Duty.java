package org.yipanqi.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/**
 * What a user is there for. What a duty may do is declared by each module ({@link Power}); here is
 * how far it sees, and at what kind of place it can be held.
 */
public enum Duty {
  REFORM_OFFICER("体改股", "Reform officer", Sight.RECORDS, At.DIVISION),
  COMMUNITY_DIRECTOR("医共体负责人", "Community director", Sight.RECORDS, At.COMMUNITY),
  REFERRAL_OFFICE("转诊办公室", "Referral office", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  FINANCE("财务", "Finance", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  HUMAN_RESOURCES("人事", "Human resources", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  INSURANCE_OFFICE("医保办", "Insurance office", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  PHARMACY("药学部门", "Pharmacy", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  QUALITY("质控部门", "Quality", Sight.RECORDS, At.COMMUNITY, At.INSTITUTION),
  TOWNSHIP_DOCTOR("镇卫生院医生", "Township doctor", Sight.RECORDS, At.INSTITUTION),
  FAMILY_DOCTOR("家庭医生团队成员", "Family-doctor team member", Sight.RECORDS, At.INSTITUTION),
  VILLAGE_DOCTOR("乡村医生", "Village doctor", Sight.RECORDS, At.INSTITUTION),
  /** Of the county government, the city or the province. */
  REVIEWER("审核员", "Reviewer", Sight.FIGURES, At.DIVISION),
  INSURANCE_BUREAU("医保局", "Insurance bureau", Sight.RECORDS, At.DIVISION),
  AUDITOR("督查（审计）", "Supervisor or auditor", Sight.RECORDS, At.DIVISION),
  RESIDENT("居民", "Resident", Sight.NOTHING, At.DIVISION),
  /** Runs the system: accounts' existence, not their powers. */
  SYSTEM_ADMINISTRATOR("系统管理员", "System administrator", Sight.NOTHING, At.DIVISION),
  /** Gives and takes duties. */
  SECURITY_ADMINISTRATOR("安全管理员", "Security administrator", Sight.NOTHING, At.DIVISION),
  /** Watches over what the others did. */
  AUDIT_ADMINISTRATOR("审计管理员", "Audit administrator", Sight.NOTHING, At.DIVISION);

  /** How far a duty sees, within its place. */
  public enum Sight {
    NOTHING,
    /** The county's figures, and no record behind them. */
    FIGURES,
    /** The county's figures, and the records of its own place. */
    RECORDS
  }

  /** The kind of place. */
  public enum At {
    INSTITUTION,
    COMMUNITY,
    DIVISION
  }

  private final Label label;
  private final Sight sight;
  private final Set<At> places;

  Duty(String zh, String en, Sight sight, At... places) {
    this.label = new Label(zh, en);
    this.sight = sight;
    this.places = Set.of(places);
  }

  public Label label() {
    return label;
  }

  public Sight sight() {
    return sight;
  }

  /** Whether it sees at least so far. */
  public boolean sees(Sight least) {
    return sight.compareTo(least) >= 0;
  }

  public Set<At> places() {
    return places;
  }

  /**
   * One of the three officers, whose powers exclude each other and all else (GB/T 22239, 8.1.5).
   */
  public boolean officer() {
    return name().endsWith("_ADMINISTRATOR");
  }

  /** Whether a password alone is not enough. */
  public boolean needsSecondFactor() {
    return officer() || this == REVIEWER;
  }

  /** Whether it looks into who did what. */
  public boolean readsTrail() {
    return this == AUDIT_ADMINISTRATOR || this == AUDITOR;
  }

  /** Everybody who sees at least so far. */
  public static Set<Duty> seeing(Sight least) {
    var all = EnumSet.noneOf(Duty.class);
    Stream.of(values()).filter(d -> d.sees(least)).forEach(all::add);
    return Set.copyOf(all);
  }

  public static Optional<Duty> find(String code) {
    return Stream.of(values())
        .filter(each -> each.name().equals(code.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
