package org.yipanqi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.EvaluatedSeries;
import org.yipanqi.indicators.PackEvaluation;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** The ledger as it is read: every task with where it stands today. */
@Service
public class TaskBook {

  /**
   * Which tasks.
   *
   * @param mine those the caller has to see to, or to review
   * @param text part of a title, a unit or a name
   */
  public record Asked(
      String county,
      @Nullable String pack,
      Task.@Nullable Kind kind,
      @Nullable Standing standing,
      boolean mine,
      @Nullable String text) {

    public static Asked all(String county) {
      return new Asked(county, null, null, null, false, null);
    }
  }

  private final Ledger ledger;
  private final TaskRows rows;
  private final PackEvaluation evaluation;
  private final Registry registry;
  private final Clock clock;

  TaskBook(
      Ledger ledger, TaskRows rows, PackEvaluation evaluation, Registry registry, Clock clock) {
    this.ledger = ledger;
    this.rows = rows;
    this.evaluation = evaluation;
    this.registry = registry;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The tasks asked for, in the policies' order; what was raised here comes last. */
  public List<TaskLine> list(Caller caller, Asked asked) {
    var county = ledger.county(asked.county());
    var lines = ledger.lines(county);
    var order = new HashMap<String, Integer>();
    lines.forEach(l -> order.put(l.key(), order.size()));
    var byKey = lines.stream().collect(Collectors.toMap(LedgerLine::key, Function.identity()));
    var figures = new HashMap<String, Figures>();
    var today = today();
    return rows.all(county).stream()
        .sorted((a, b) ->
            Integer.compare(
                order.getOrDefault(a.key(), Integer.MAX_VALUE),
                order.getOrDefault(b.key(), Integer.MAX_VALUE)))
        .map(t -> view(caller, t, byKey.get(t.key()), figures, today))
        .filter(l -> wanted(caller, l, asked))
        .toList();
  }

  /** One task; {@link SupervisionProblem#UNKNOWN_TASK} where it is not in the caller's sight. */
  public TaskLine find(Caller caller, long id) {
    var task = rows.find(id).orElseThrow(() -> SupervisionProblem.UNKNOWN_TASK.because(id));
    return view(caller, task, ledger.line(task).orElse(null), new HashMap<>(), today());
  }

  /** The task of a meeting's decision; {@code UNKNOWN_TASK} where it is not in sight. */
  public TaskLine ofDecision(Caller caller, long decision) {
    var task =
        rows.ofDecision(NewTask.DECISION + decision)
            .orElseThrow(() -> SupervisionProblem.UNKNOWN_TASK.because(decision));
    return view(caller, task, null, new HashMap<>(), today());
  }

  private record Figures(Period period, List<EvaluatedSeries> all) {

    @Nullable EvaluatedSeries task(String id) {
      return all.stream()
          .filter(e -> e.id().equals(id) && !e.kind().equals("series"))
          .findFirst()
          .orElse(null);
    }

    @Nullable EvaluatedSeries series(String id) {
      return all.stream()
          .filter(e -> e.kind().equals("series") ? e.id().equals(id) : e.series().contains(id))
          .findFirst()
          .orElse(null);
    }
  }

  private TaskLine view(
      Caller caller,
      Task task,
      @Nullable LedgerLine line,
      Map<String, Figures> known,
      LocalDate today) {
    if (line == null) {
      var title = Objects.requireNonNullElse(task.title(), task.ref());
      var units = task.units() == null ? List.<Label>of() : List.of(same(task.units()));
      var standing = Standings.of(task, null, null, task.due(), today);
      return new TaskLine(task, null, same(title), units, task.due(), standing, List.of(), null);
    }
    var due = line.due() == null ? task.due() : line.due();
    var figures =
        known.computeIfAbsent(line.pack(), p -> figures(caller, p, String.valueOf(task.county())));
    var own = task.kind() == Task.Kind.ITEM ? figures.task(line.ref()) : null;
    var standing = Standings.of(task, line, own == null ? null : own.judgement(), due, today);
    return new TaskLine(
        task,
        line,
        line.title(),
        line.units(),
        due,
        standing,
        seen(line, figures, own),
        figures.period().toString());
  }

  private Figures figures(Caller caller, String pack, String county) {
    var period = evaluation.lastYear(pack, county);
    return new Figures(period, evaluation.evaluate(caller, pack, period, county, true).items());
  }

  private static List<TaskLine.Seen> seen(
      LedgerLine line, Figures figures, @Nullable EvaluatedSeries own) {
    var shown = new ArrayList<TaskLine.Seen>();
    if (line.figure() && own != null && !line.series().isEmpty()) {
      shown.add(seen(line.series().getFirst(), own));
    }
    for (var id : line.figure() ? List.<String>of() : line.series()) {
      var figure = figures.series(id);
      if (figure != null) {
        shown.add(seen(id, figure));
      }
    }
    return List.copyOf(shown);
  }

  private static TaskLine.Seen seen(String series, EvaluatedSeries of) {
    return new TaskLine.Seen(
        series,
        new Label(of.title(), of.titleEn()),
        of.value(),
        of.unit(),
        of.state(),
        of.judgement(),
        of.target());
  }

  private static Label same(String words) {
    return new Label(words, words);
  }

  private boolean wanted(Caller caller, TaskLine line, Asked asked) {
    var task = line.task();
    return (asked.pack() == null || asked.pack().equals(task.pack()))
        && (asked.kind() == null || asked.kind() == task.kind())
        && (asked.standing() == null || asked.standing() == line.standing())
        && (!asked.mine() || mine(caller, line))
        && (asked.text() == null || holds(line, asked.text().toLowerCase(Locale.ROOT)));
  }

  /** What somebody has to see to; of the county's offices also what waits for their review. */
  static boolean mine(Caller caller, TaskLine line) {
    var task = line.task();
    if (caller.user().equals(task.login())) {
      return true;
    }
    if (caller.writes().covers(task.county())) {
      return task.state() == TaskState.REPORTED && !caller.user().equals(task.reportedBy());
    }
    return TaskGate.covers(caller, task);
  }

  private boolean holds(TaskLine line, String text) {
    var words = new StringBuilder();
    words.append(line.title().zh()).append('\n').append(line.title().en());
    line.units().forEach(u -> words.append('\n').append(u.zh()).append('\n').append(u.en()));
    words.append('\n').append(Objects.toString(line.task().assigned(), ""));
    words.append('\n').append(institution(line.task()));
    return words.toString().toLowerCase(Locale.ROOT).contains(text);
  }

  /** The name of the institution that has to see to a task; empty where there is none. */
  public String institution(Task task) {
    var id = task.institution();
    return id == null
        ? ""
        : registry.snapshot().institution(id).map(Institution::shortName).orElse("");
  }
}
