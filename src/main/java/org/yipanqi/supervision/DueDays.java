package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;

/** A year of a county's dates: tasks that are due, findings to be put right, inspections. */
@Service
class DueDays {

  private static final int MOST = 500;

  /**
   * Something on a day.
   *
   * @param kind task, finding or inspection
   * @param state of a task its standing
   * @param over whether nothing is left to do
   */
  record DueDay(
      LocalDate day,
      String kind,
      String id,
      Label title,
      @Nullable String who,
      String state,
      boolean over,
      boolean late) {}

  private final TaskBook book;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  DueDays(TaskBook book, Ledger ledger, JdbcClient jdbc) {
    this.book = book;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /** By day; tasks that are figures have their date judged by the figure and are left out. */
  List<DueDay> of(Caller caller, String code, int year) {
    var county = ledger.county(code);
    var today = book.today();
    var tasks =
        book.list(caller, TaskBook.Asked.all(code)).stream()
            .filter(l -> l.due() != null && l.due().getYear() == year)
            .filter(l -> !l.what().equals("figure"))
            .map(l -> task(l, today));
    return Stream.concat(tasks, others(county, year))
        .sorted(Comparator.comparing(DueDay::day).thenComparing(DueDay::kind))
        .toList();
  }

  private Stream<DueDay> others(long county, int year) {
    var today = book.today();
    var first = LocalDate.of(year, 1, 1);
    var last = LocalDate.of(year, 12, 31);
    return Stream.concat(
        findings(county, first, last, today).stream(),
        inspections(county, first, last, today).stream());
  }

  private List<DueDay> findings(long county, LocalDate first, LocalDate last, LocalDate today) {
    return jdbc.sql(
            """
            select id, due, words, unit, state from supervision.finding
             where county = :county and due between :first and :last
             order by due, id
             limit :most
            """)
        .param("county", county)
        .param("first", first)
        .param("last", last)
        .param("most", MOST)
        .query((row, _) -> {
          var due = row.getObject("due", LocalDate.class);
          var state = row.getString("state");
          return new DueDay(
              due,
              "finding",
              row.getString("id"),
              same(row.getString("words")),
              row.getString("unit"),
              state,
              state.equals("closed"),
              state.equals("open") && due.isBefore(today));
        })
        .list();
  }

  private List<DueDay> inspections(long county, LocalDate first, LocalDate last, LocalDate today) {
    return jdbc.sql(
            """
            select id, from_day, to_day, title, state from supervision.inspection
             where county = :county and from_day between :first and :last
             order by from_day, id
             limit :most
            """)
        .param("county", county)
        .param("first", first)
        .param("last", last)
        .param("most", MOST)
        .query((row, _) -> {
          var state = row.getString("state");
          return new DueDay(
              row.getObject("from_day", LocalDate.class),
              "inspection",
              row.getString("id"),
              same(row.getString("title")),
              null,
              state,
              state.equals("ended"),
              !state.equals("ended") && row.getObject("to_day", LocalDate.class).isBefore(today));
        })
        .list();
  }

  private DueDay task(TaskLine line, LocalDate today) {
    var due = line.due();
    var task = line.task();
    var who = task.assigned() == null ? book.institution(task) : task.assigned();
    return new DueDay(
        due == null ? today : due,
        "task",
        String.valueOf(task.id()),
        line.title(),
        who.isEmpty() ? null : who,
        line.standing().code(),
        line.standing().over(),
        line.late(today));
  }

  private static Label same(String words) {
    return new Label(words, words);
  }
}
