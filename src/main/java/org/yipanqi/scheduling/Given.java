package org.yipanqi.scheduling;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;

/** Reads the fields of a request; one that can't be taken is answered with what it may be. */
public final class Given {

  /** The longest code of an institution. */
  public static final int CODE = 64;

  /** The longest name of a ward, a department, a doctor, a device. */
  public static final int NAME = 40;

  private static final Label URGENCIES =
      new Label("urgent（急）、priority（优先）、routine（常规）", "urgent, priority, routine");

  private Given() {}

  public static Urgency urgency(String field, @Nullable String given) {
    return Urgency.find(MalformedRequest.needed(field, given))
        .orElseThrow(() -> new MalformedRequest(field, "scheduling.one-of", URGENCIES));
  }

  /** A text that says something, without the blanks around it. */
  public static String text(String field, @Nullable String given, int longest) {
    var text = given == null ? "" : given.strip();
    if (text.isEmpty()) {
      throw new MalformedRequest(field, "web.needed");
    }
    if (text.length() > longest) {
      throw new MalformedRequest(field, "scheduling.too-long", longest);
    }
    return text;
  }

  public static int number(String field, @Nullable Integer given, int least, int most) {
    var number = MalformedRequest.needed(field, given);
    if (number < least || number > most) {
      throw new MalformedRequest(field, "scheduling.between", least, most);
    }
    return number;
  }

  public static String oneOf(String field, @Nullable String given, String... choices) {
    var chosen = MalformedRequest.needed(field, given);
    if (Stream.of(choices).noneMatch(chosen::equals)) {
      throw new MalformedRequest(field, "scheduling.one-of", String.join(", ", choices));
    }
    return chosen;
  }

  /** Days of the week, Monday being 1. */
  public static List<Integer> weekdays(String field, @Nullable List<Integer> given) {
    var days = given == null ? List.<Integer>of() : given.stream().distinct().sorted().toList();
    if (days.isEmpty() || days.getFirst() < 1 || days.getLast() > 7) {
      throw new MalformedRequest(field, "scheduling.weekdays");
    }
    return days;
  }

  /** What must come after something else. */
  public static <T extends Comparable<? super T>> T after(String field, T first, @Nullable T then) {
    var later = MalformedRequest.needed(field, then);
    if (later.compareTo(first) <= 0) {
      throw new MalformedRequest(field, "scheduling.not-after");
    }
    return later;
  }
}
