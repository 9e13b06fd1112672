package org.yipanqi.supervision.discipline;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.supervision.Standing;
import org.yipanqi.supervision.TaskBook;
import org.yipanqi.supervision.TaskLine;

/**
 * The tasks of a county, and the units of their last ended inspection, as conditions see them. A
 * measure counts as earlier when its letter is older than what is looked at now: a reminder for an
 * inspection's result is no earlier reminder for that same result.
 */
@Component
class Subjects {

  private static final int MOST = 2_000;

  /** Whoever accepts the measure says to whom the letter goes. */
  private static final String NO_UNIT = "（文件未写明责任单位）";

  /** A measure that was taken. */
  private record Taken(
      Consequence.About about,
      long aboutId,
      @Nullable Integer institution,
      String unit,
      Consequence.Kind kind,
      LocalDate on) {}

  private final JdbcClient jdbc;
  private final InspectedUnits units;
  private final TaskBook book;
  private final Clock clock;

  Subjects(JdbcClient jdbc, InspectedUnits units, TaskBook book, Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.book = book;
    this.clock = clock;
  }

  List<Subject> of(long county) {
    var today = LocalDate.now(clock);
    var taken = taken(county);
    var tasks =
        book.list(Caller.operator(), TaskBook.Asked.all(String.valueOf(county))).stream()
            .filter(l -> l.standing() != Standing.DROPPED)
            .map(l -> task(county, l, taken, today));
    return Stream.concat(tasks, places(county, taken, today).stream()).toList();
  }

  private Subject task(long county, TaskLine line, List<Taken> taken, LocalDate today) {
    var task = line.task();
    var late = line.late(today);
    var due = line.due();
    var days = late && due != null ? today.toEpochDay() - due.toEpochDay() : 0;
    var facts = new HashMap<String, Object>();
    facts.put("what", line.what());
    facts.put("dated", dated(line));
    facts.put("standing", line.standing().code());
    facts.put("days_overdue", BigDecimal.valueOf(days));
    facts.put("returned", BigDecimal.valueOf(task.returned()));
    facts.putAll(
        counts(
            taken.stream()
                .filter(t -> t.about() == Consequence.About.TASK && t.aboutId() == task.id())));
    return new Subject(
        county,
        task.pack(),
        Consequence.About.TASK,
        task.id(),
        days > 0 && due != null ? due.toString() : "r" + task.returned(),
        task.institution(),
        unit(line),
        line.title().zh(),
        due,
        days,
        Map.copyOf(facts));
  }

  /** A meeting's date is the county's own. */
  private static String dated(TaskLine line) {
    return switch (line.dated()) {
      case POLICY -> "policy";
      case COUNTY, DECISION -> "county";
      case NOBODY -> "nobody";
    };
  }

  /**
   * Whoever was given it; else the first where the document says that it leads, else all of them.
   */
  private String unit(TaskLine line) {
    var task = line.task();
    var given =
        (book.institution(task) + " " + (task.assigned() == null ? "" : task.assigned())).strip();
    if (!given.isEmpty()) {
      return given;
    }
    var units = line.units();
    if (line.leadFirst() && !units.isEmpty()) {
      return units.getFirst().zh();
    }
    var all = units.stream().map(u -> u.zh()).collect(Collectors.joining("、"));
    return all.isEmpty() ? NO_UNIT : all;
  }

  private List<Subject> places(long county, List<Taken> taken, LocalDate today) {
    var byUnit = new LinkedHashMap<Object, List<InspectedUnits.Unit>>();
    units
        .read(county, today)
        .forEach(p ->
            byUnit.merge(
                p.who(), List.of(p), (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
    return byUnit.values().stream().map(all -> place(county, all, taken)).toList();
  }

  /**
   * @param all of one unit, the newest first
   */
  private static Subject place(long county, List<InspectedUnits.Unit> all, List<Taken> taken) {
    var now = all.getFirst();
    var before = all.subList(1, all.size());
    var good = before.stream().takeWhile(p -> p.result().equals("good")).count();
    var poor = before.stream().filter(p -> p.result().equals("poor")).count();
    var event =
        now.lastOverdue() != null && now.lastOverdue().isAfter(now.to())
            ? now.lastOverdue()
            : now.to();
    var facts = new HashMap<String, Object>();
    facts.put("result", now.result());
    facts.put("findings", BigDecimal.valueOf(now.findings()));
    facts.put("serious", BigDecimal.valueOf(now.serious()));
    facts.put("findings_open", BigDecimal.valueOf(now.open()));
    facts.put("findings_overdue", BigDecimal.valueOf(now.overdue()));
    facts.put("failed_checks", BigDecimal.valueOf(now.failed()));
    facts.put("good_before", BigDecimal.valueOf(good));
    facts.put("poor_before", BigDecimal.valueOf(poor));
    facts.putAll(
        counts(
            taken.stream()
                .filter(t -> t.about() == Consequence.About.PLACE && t.on().isBefore(event))
                .filter(
                    t -> now.who().equals(t.institution() == null ? t.unit() : t.institution()))));
    return new Subject(
        county,
        null,
        Consequence.About.PLACE,
        now.id(),
        "inspected",
        now.institution(),
        now.unit(),
        now.title(),
        null,
        0,
        Map.copyOf(facts));
  }

  private static Map<String, Object> counts(Stream<Taken> taken) {
    var by = taken.collect(Collectors.groupingBy(Taken::kind, Collectors.counting()));
    return Map.of(
        "praises", count(by, Consequence.Kind.PRAISE),
        "reminders", count(by, Consequence.Kind.REMINDER),
        "criticisms", count(by, Consequence.Kind.CRITICISM),
        "self_criticisms", count(by, Consequence.Kind.SELF_CRITICISM),
        "talks", count(by, Consequence.Kind.TALK));
  }

  private static BigDecimal count(Map<Consequence.Kind, Long> by, Consequence.Kind kind) {
    return BigDecimal.valueOf(by.getOrDefault(kind, 0L));
  }

  private List<Taken> taken(long county) {
    return jdbc.sql(
            """
            select about, about_id, institution_id, unit, kind, letter_on from supervision.proposal
             where county = :county and state = 'accepted'
             order by id
             limit :most
            """)
        .param("county", county)
        .param("most", MOST)
        .query((row, _) ->
            new Taken(
                Consequence.About.valueOf(row.getString("about").toUpperCase(Locale.ROOT)),
                row.getLong("about_id"),
                row.getObject("institution_id", Integer.class),
                row.getString("unit"),
                Consequence.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("letter_on", LocalDate.class)))
        .list();
  }
}
