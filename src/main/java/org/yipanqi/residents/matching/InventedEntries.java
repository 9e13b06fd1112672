package org.yipanqi.residents.matching;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.yipanqi.residents.IdentityCard;

/**
 * Invented people in families who share a home and a phone, twins among them, one in twenty entered
 * a second time with a slip.
 */
final class InventedEntries {

  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶";

  /** Each line sounds the same. */
  private static final String[] SOUNDS = {
    "伟维", "华花", "英瑛", "军君", "丽莉", "芳方", "明铭", "红宏", "平萍", "建健", "志智", "文雯", "晓小", "玉钰", "静婧", "强",
    "磊", "娟", "勇", "艳", "杰洁", "涛", "超", "秀", "霞", "桂", "兰", "春", "梅", "国", "德", "永", "家", "嘉", "海",
    "福", "金", "少", "世", "荣", "贵", "新", "庆", "忠", "丹", "云", "凤", "飞", "鹏", "峰锋", "辉晖", "林琳", "成诚",
    "清青", "雪", "月", "珍", "良", "亮", "光"
  };

  private static final int TWICE = 20;
  private static final int VILLAGES_PEOPLE = 1_500;
  private static final int OLDEST = 32_000;
  private static final LocalDate LAST_BIRTH = LocalDate.of(2020, 12, 31);

  private final Random dice;
  private final List<Traits> all = new ArrayList<>();
  private final List<Slip> slips = new ArrayList<>();
  private final Map<Integer, Integer> firsts = new HashMap<>();
  private final int villages;

  private InventedEntries(int people, long seed) {
    this.dice = new Random(seed);
    this.villages = Math.max(1, people / VILLAGES_PEOPLE);
  }

  static InventedEntries of(int people, long seed) {
    var invented = new InventedEntries(people, seed);
    while (invented.all.size() < people) {
      invented.family();
    }
    for (var first = 0; first < people; first += TWICE) {
      invented.twice(first);
    }
    return invented;
  }

  List<Traits> all() {
    return all;
  }

  List<Slip> slips() {
    return slips;
  }

  /** The slip between two entries of one person; null of two people. */
  @Nullable Slip slip(int a, int b) {
    var second = Math.max(a, b);
    var first = firsts.get(second);
    return first != null && first == Math.min(a, b)
        ? slips.get(second - all.size() + slips.size())
        : null;
  }

  private void family() {
    var surname = sign(SURNAMES);
    var phone = phone();
    var home = home();
    var many = 1 + dice.nextInt(5);
    @Nullable LocalDate before = null;
    for (var member = 0; member < many; member++) {
      var born =
          before != null && dice.nextInt(100) == 0
              ? before
              : LAST_BIRTH.minusDays(dice.nextInt(OLDEST));
      var male = dice.nextBoolean();
      all.add(
          Traits.of(
              number(born, male),
              surname + given() + (dice.nextInt(4) == 0 ? "" : given()),
              male,
              born,
              dice.nextInt(10) < 8 ? phone : null,
              home));
      before = born;
    }
  }

  private void twice(int first) {
    var one = all.get(first);
    var slip = Slip.values()[slips.size() % Slip.values().length];
    var number = String.valueOf(one.number());
    var name = one.name();
    var phone = one.phone() == null ? phone() : one.phone();
    var without = with(one, null, name, one.born(), phone);
    var second =
        switch (slip) {
          case NUMBER_MISSING -> without;
          case NUMBER_OF_FIFTEEN -> with(one, fifteen(number), name, one.born(), phone);
          case NUMBER_TYPED_WITH_SPACES ->
              with(one, number.substring(0, 6) + " " + number.substring(6), name, one.born(), null);
          case NUMBER_ONE_DIGIT_WRONG ->
              with(one, digit(number, 6 + dice.nextInt(11)), name, one.born(), phone);
          case NUMBER_TWO_DIGITS_SWAPPED -> with(one, swapped(number, 14), name, one.born(), phone);
          case HOMOPHONE -> with(one, number, homophone(name), one.born(), null);
          case HOMOPHONE_WITHOUT_NUMBER -> with(one, null, homophone(name), one.born(), phone);
          case NAME_ONE_SIGN_WRONG ->
              with(one, number, name.substring(0, name.length() - 1) + given(), one.born(), phone);
          case NAME_SWAPPED_WITHOUT_NUMBER ->
              with(one, null, swapped(name, name.length() - 2), one.born(), phone);
          case BIRTH_SWAPPED_WITHOUT_NUMBER -> with(one, null, name, turned(one.born()), phone);
          case BIRTH_ONE_DIGIT_WITHOUT_NUMBER ->
              with(one, null, name, one.born().plusYears(10), phone);
          case PHONE_CHANGED_WITHOUT_NUMBER -> with(one, null, name, one.born(), phone());
          case MOVED_WITH_ANOTHER_PHONE ->
              Traits.of(number, name, one.male(), one.born(), phone(), home());
        };
    firsts.put(all.size(), first);
    all.add(second);
    slips.add(slip);
  }

  private static Traits with(
      Traits one, @Nullable String number, String name, LocalDate born, @Nullable String phone) {
    return Traits.of(number, name, one.male(), born, phone, one.home());
  }

  private String number(LocalDate born, boolean male) {
    var order = dice.nextInt(500) * 2 + (male ? 1 : 0);
    var digits =
        "%d%s%03d"
            .formatted(
                445_300 + dice.nextInt(90), DateTimeFormatter.BASIC_ISO_DATE.format(born), order);
    return digits + IdentityCard.check(digits);
  }

  /** Of those born in the last century; others keep their eighteen. */
  private static String fifteen(String number) {
    return number.startsWith("19", 6) ? number.substring(0, 6) + number.substring(8, 17) : number;
  }

  private static String digit(String number, int place) {
    var other = (char) ('0' + (number.charAt(place) - '0' + 1) % 10);
    return number.substring(0, place) + other + number.substring(place + 1);
  }

  private static String swapped(String text, int place) {
    var at = Math.max(0, place);
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  private static LocalDate turned(LocalDate day) {
    return day.getDayOfMonth() <= 12
        ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
        : day.plusDays(day.getDayOfMonth() % 10 == 9 || day.getDayOfMonth() > 27 ? -1 : 1);
  }

  /** The last character that has one that sounds the same, or the name as it is. */
  private static String homophone(String name) {
    for (var place = name.length() - 1; place > 0; place--) {
      for (var same : SOUNDS) {
        var at = same.indexOf(name.charAt(place));
        if (at >= 0 && same.length() > 1) {
          return name.substring(0, place) + same.charAt(1 - at) + name.substring(place + 1);
        }
      }
    }
    return name;
  }

  private String given() {
    return sign(SOUNDS[dice.nextInt(SOUNDS.length)]);
  }

  private String sign(String of) {
    var at = dice.nextInt(of.length());
    return of.substring(at, at + 1);
  }

  private String phone() {
    return "13" + (100_000_000 + dice.nextInt(900_000_000));
  }

  private long home() {
    var village = dice.nextInt(villages);
    return 445_322_100_000L + (village / 20) * 1_000L + village % 20 + 201;
  }
}
