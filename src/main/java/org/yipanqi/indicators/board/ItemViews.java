package org.yipanqi.indicators.board;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.TypedFigures;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenFigures;
import org.yipanqi.indicators.figures.FrozenFigures.KeptEvidence;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;

/** The policy's task list: figures with where they stand, the rest waiting for evidence. */
@Service
public class ItemViews {

  /** A task. Milestones and mechanisms are never true by themselves: they need evidence. */
  public record TaskItem(
      String id,
      int no,
      String kind,
      Label title,
      String clause,
      @Nullable String chapter,
      List<Label> units,
      boolean unitsStated,
      @Nullable String due,
      State state,
      Judgement judgement,
      @Nullable Evidence evidence,
      List<SeriesOf> series) {}

  /** What shows that a task is done: who typed it, when, resting on what. */
  public record Evidence(boolean done, String typedBy, String typedOn, String basis) {}

  public record SeriesOf(
      String id,
      State state,
      Judgement judgement,
      @Nullable String value,
      String display,
      String unit) {}

  private final Evaluations evaluations;
  private final TypedFigures typed;
  private final Registry registry;
  private final FrozenFigures frozen;

  ItemViews(Evaluations evaluations, TypedFigures typed, Registry registry, FrozenFigures frozen) {
    this.evaluations = evaluations;
    this.typed = typed;
    this.registry = registry;
    this.frozen = frozen;
  }

  @Transactional
  public List<TaskItem> items(
      Caller caller, PolicyPack pack, String scope, Period period, Basis basis) {
    var session = evaluations.session(pack, List.of(period), basis);
    return items(session, evaluations.row(scope), period);
  }

  /** The task list by a session's figures; of a closed period with the evidence kept then. */
  @Transactional
  public List<TaskItem> items(Evaluations.Session session, Row row, Period period) {
    var evidence =
        session
            .closed(row, period)
            .flatMap(in -> frozen.evidence(in, row.code()))
            .orElseGet(() -> typed(session.pack(), row, period));
    return items(session, row, period, evidence);
  }

  /** The task list by a session's figures and what shows that its other tasks are done. */
  public List<TaskItem> items(
      Evaluations.Session session, Row row, Period period, Map<String, KeptEvidence> evidence) {
    var bearing =
        session
            .closed(row, period)
            .map(frozen::bearing)
            .orElseGet(() -> Bearing.of(session.pack().document(), period.end()));
    return session.pack().items().stream()
        .map(i -> item(session, i, row, period, evidence, bearing))
        .toList();
  }

  /** What has been typed by the end of a period for the tasks that are no figures. */
  private Map<String, KeptEvidence> typed(PolicyPack pack, Row row, Period period) {
    var found = new LinkedHashMap<String, KeptEvidence>();
    var unit = registry.snapshot().unit(row.code());
    for (var item : pack.items()) {
      var code = item.evidence();
      if (code != null && unit.isPresent()) {
        typed
            .latest(unit.getAsLong(), code, period.end())
            .ifPresent(t -> found.put(code, evidence(t)));
      }
    }
    return found;
  }

  /** The same for every unit at once. */
  public Map<String, KeptEvidence> typed(
      PolicyPack pack, Row row, Map<Long, Map<String, TypedFigures.TypedFigure>> all) {
    var found = new LinkedHashMap<String, KeptEvidence>();
    var unit = registry.snapshot().unit(row.code());
    var own = all.getOrDefault(unit.orElse(-1), Map.of());
    for (var item : pack.items()) {
      var code = item.evidence();
      if (code != null && own.get(code) instanceof TypedFigures.TypedFigure it) {
        found.put(code, evidence(it));
      }
    }
    return found;
  }

  private static KeptEvidence evidence(TypedFigures.TypedFigure typed) {
    return new KeptEvidence(
        typed.value().compareTo(BigDecimal.ONE) == 0,
        typed.typedBy(),
        typed.typedOn().toString(),
        typed.basis());
  }

  private TaskItem item(
      Evaluations.Session session,
      PolicyPack.Item item,
      Row row,
      Period period,
      Map<String, KeptEvidence> shown,
      Bearing bearing) {
    var pack = session.pack();
    var series =
        item.series().stream()
            .flatMap(id -> pack.series(id, period.end()).stream())
            .map(s -> session.figure(s, row, period))
            .toList();
    var code = item.evidence();
    var evidence =
        Optional.ofNullable(code == null ? null : shown.get(code))
            .map(it -> new Evidence(it.done(), it.typedBy(), it.typedOn(), it.basis()))
            .orElse(null);
    return new TaskItem(
        item.id(),
        item.no(),
        item.kind().name().toLowerCase(Locale.ROOT),
        item.title(),
        item.clause(),
        item.chapter(),
        item.units(),
        item.unitsStated(),
        item.due() == null ? null : item.due().toString(),
        state(item, series, evidence),
        judgement(item, series, evidence, period, bearing),
        evidence,
        series.stream().map(ItemViews::seriesOf).toList());
  }

  private static State state(
      PolicyPack.Item item, List<Figure> series, @Nullable Evidence evidence) {
    if (item.kind() == PolicyPack.ItemKind.FIGURE) {
      return series.isEmpty() ? State.RULE_ERROR : series.getFirst().state();
    }
    if (evidence == null) {
      return State.AWAITING_EVIDENCE;
    }
    return evidence.done() ? State.VALUE : State.ZERO;
  }

  private static Judgement judgement(
      PolicyPack.Item item,
      List<Figure> series,
      @Nullable Evidence evidence,
      Period period,
      Bearing bearing) {
    if (item.kind() == PolicyPack.ItemKind.FIGURE) {
      return series.isEmpty() ? Judgement.NOT_JUDGED : series.getFirst().judgement();
    }
    if (!bearing.judges()) {
      return Judgement.NOT_JUDGED;
    }
    if (evidence != null && evidence.done()) {
      return Judgement.MET;
    }
    var due = item.due();
    if (due != null && period.end().isBefore(due)) {
      return Judgement.NOT_YET_DUE;
    }
    return evidence != null && due != null ? Judgement.MISSED : Judgement.NOT_JUDGED;
  }

  private static SeriesOf seriesOf(Figure figure) {
    return new SeriesOf(
        figure.series().id(),
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(figure.series(), figure.value()),
        figure.series().unit());
  }
}
