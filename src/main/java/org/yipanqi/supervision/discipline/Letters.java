package org.yipanqi.supervision.discipline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.supervision.TaskBook;

/** The letter of a proposal as it would be written: the policy's words with this case's. */
@Component
class Letters {

  /** In whose name, under what title, in what words. */
  record Draft(String sender, String title, String body) {}

  private final Policies policies;
  private final TaskBook book;
  private final Clock clock;

  Letters(Policies policies, TaskBook book, Clock clock) {
    this.policies = policies;
    this.book = book;
    this.clock = clock;
  }

  Optional<Consequence> consequence(Proposal it) {
    return policies
        .find(it.pack())
        .flatMap(p -> p.discipline().stream().filter(c -> c.id().equals(it.measure())).findFirst());
  }

  Optional<Draft> draft(Caller caller, Proposal it, Locale locale) {
    var pack = policies.find(it.pack());
    return consequence(it)
        .map(c -> {
          var words = words(caller, it, c, pack.orElse(null), locale);
          return new Draft(
              c.letter().sender().in(locale),
              c.letter().title().in(locale),
              c.letter().filled(locale, words));
        });
  }

  private Map<String, String> words(
      Caller caller, Proposal it, Consequence c, @Nullable PolicyPack pack, Locale locale) {
    var words = new LinkedHashMap<String, String>();
    words.put("unit", it.unit());
    words.put("matter", it.matter());
    if (pack != null) {
      words.put("document", document(pack.title().in(locale)));
      words.put("clause", pack.clause(c.clause()).map(PolicyPack.Clause::place).orElse(""));
    }
    if (it.about() == Consequence.About.TASK) {
      var line = book.find(caller, it.aboutId());
      var due = line.due();
      words.put("matter", line.title().in(locale));
      if (due != null) {
        words.put("due", day(due, locale));
        var days = LocalDate.now(clock).toEpochDay() - due.toEpochDay();
        words.put("days", String.valueOf(Math.max(0, days)));
      }
    }
    return words;
  }

  /** A title is quoted once, whether or not it brings its own marks. */
  private static String document(String title) {
    return title.replaceAll("[《》]", "");
  }

  private static String day(LocalDate day, Locale locale) {
    return locale.getLanguage().equals("en")
        ? day.toString()
        : day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
