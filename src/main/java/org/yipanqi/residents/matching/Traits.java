package org.yipanqi.residents.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.residents.IdentityCard;
import org.yipanqi.residents.names.Pinyin;

/**
 * What two entries are compared by.
 *
 * @param number as it stands, cleaned; null where none is recorded
 * @param valid whether the number's check digit is right
 * @param sound the name in pinyin
 * @param phone digits alone; null where none is recorded
 * @param home the village or town; null where none is recorded
 */
public record Traits(
    @Nullable String number,
    boolean valid,
    String name,
    String sound,
    boolean male,
    LocalDate born,
    @Nullable String phone,
    @Nullable Long home) {

  /** From what is typed or stored. */
  public static Traits of(
      @Nullable String number,
      String name,
      boolean male,
      LocalDate born,
      @Nullable String phone,
      @Nullable Long home) {
    var card = number == null ? null : IdentityCard.of(number).orElse(null);
    var digits = phone == null ? "" : phone.replaceAll("\\D", "");
    return new Traits(
        card != null ? card.number() : number == null ? null : IdentityCard.cleaned(number),
        card != null,
        name.replaceAll("[\\s·]", ""),
        Pinyin.of(name).pinyin(),
        male,
        born,
        digits.isEmpty() ? null : digits.replaceFirst("^86(?=\\d{11}$)", ""),
        home);
  }
}
