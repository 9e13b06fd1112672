package org.yipanqi.residents.registering;

import static org.yipanqi.residents.ResidentsProblem.IDENTITY_NUMBER_CONTRADICTS;
import static org.yipanqi.residents.ResidentsProblem.IDENTITY_NUMBER_WRONG;
import static org.yipanqi.residents.ResidentsProblem.MOTHER_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.REGISTRATION_INCOMPLETE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.IdentityCard;
import org.yipanqi.residents.matching.Traits;

/**
 * Somebody as told at the desk, and checked: with a right number sex and birth come from it.
 *
 * @param card null without one
 * @param mother the mother's number and the order of birth; only of a newborn
 */
record Registration(
    Kind kind,
    @Nullable IdentityCard card,
    String name,
    boolean male,
    LocalDate born,
    @Nullable String phone,
    @Nullable String address,
    long home,
    @Nullable Mother mother) {

  /** How somebody is known. */
  enum Kind {
    CARD,
    /** Without a card for now: known by name, birth and home. */
    TEMPORARY,
    NEWBORN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Mother(String personNo, int order) {}

  /** As it was typed. */
  record Told(
      @Nullable String identityNumber,
      @Nullable String name,
      @Nullable String sex,
      @Nullable LocalDate born,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String home,
      @Nullable String motherNo,
      @Nullable Integer birthOrder) {}

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_PHONE = 32;
  private static final int LONGEST_ADDRESS = 200;
  private static final int MOST_CHILDREN = 9;
  private static final int NEWBORN_DAYS = 28;

  /**
   * Checks what was told.
   *
   * @param today nobody is born later
   */
  static Registration of(Told told, LocalDate today) {
    var card = card(told.identityNumber());
    var mother = mother(told);
    var male = male(told.sex(), card);
    var born = born(told.born(), card);
    var missing = new ArrayList<Label>();
    var name = text(told.name(), LONGEST_NAME);
    var home = home(told.home());
    need(missing, name, "姓名", "name");
    need(missing, male, "性别", "sex");
    need(missing, born != null && born.isAfter(today) ? null : born, "出生日期", "date of birth");
    need(missing, home, "居住地", "home");
    if (name == null || male == null || born == null || home == null || !missing.isEmpty()) {
      throw REGISTRATION_INCOMPLETE.because(missing.getFirst());
    }
    if (mother != null && born.isBefore(today.minusDays(NEWBORN_DAYS))) {
      throw REGISTRATION_INCOMPLETE.because(new Label("28 天内的出生日期", "a birth of the last 28 days"));
    }
    var kind = mother != null ? Kind.NEWBORN : card != null ? Kind.CARD : Kind.TEMPORARY;
    return new Registration(
        kind,
        card,
        name,
        male,
        born,
        text(told.phone(), LONGEST_PHONE),
        text(told.address(), LONGEST_ADDRESS),
        home,
        mother);
  }

  /** What others are compared with. */
  Traits traits() {
    return Traits.of(card == null ? null : card.number(), name, male, born, phone, home);
  }

  String sex() {
    return male ? "male" : "female";
  }

  private static @Nullable IdentityCard card(@Nullable String number) {
    return number == null || number.isBlank()
        ? null
        : IdentityCard.of(number).orElseThrow(IDENTITY_NUMBER_WRONG::because);
  }

  private static @Nullable Mother mother(Told told) {
    var no = told.motherNo() == null ? "" : told.motherNo().strip();
    var order = told.birthOrder();
    if (no.isEmpty() && order == null) {
      return null;
    }
    if (no.isEmpty() || order == null || order < 1 || order > MOST_CHILDREN) {
      throw MOTHER_NEEDED.because();
    }
    return new Mother(no, order);
  }

  private static @Nullable Boolean male(@Nullable String sex, @Nullable IdentityCard card) {
    var told = sex == null || sex.isEmpty() ? null : sex.equals("male");
    if (card != null && told != null && told != card.male()) {
      throw IDENTITY_NUMBER_CONTRADICTS.because(new Label("性别", "sex"));
    }
    return card == null ? told : Boolean.valueOf(card.male());
  }

  private static @Nullable LocalDate born(@Nullable LocalDate told, @Nullable IdentityCard card) {
    if (card != null && told != null && !told.equals(card.born())) {
      throw IDENTITY_NUMBER_CONTRADICTS.because(new Label("出生日期", "date of birth"));
    }
    return card == null ? told : card.born();
  }

  private static @Nullable String text(@Nullable String told, int longest) {
    var text = told == null ? "" : told.strip();
    return text.isEmpty() || text.length() > longest ? null : text;
  }

  /** A village or a town. */
  private static @Nullable Long home(@Nullable String code) {
    return code != null && code.matches("\\d{9}|\\d{12}") ? Long.valueOf(code) : null;
  }

  private static void need(ArrayList<Label> missing, @Nullable Object value, String zh, String en) {
    if (value == null) {
      missing.add(new Label(zh, en));
    }
  }
}
