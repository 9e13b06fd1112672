package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.evaluation.scoring.Criterion.Source;
import org.yipanqi.evaluation.scoring.ScoringTable.About;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Level;
import org.yipanqi.policy.PolicyPack;

/** Reads the lines of a table; each rests on something the policy says. */
final class CriteriaReader {

  private static final int MOST = 300;
  private static final BigDecimal LEAST_WEIGHT = new BigDecimal("0.01");

  private final PolicyPack pack;
  private final LocalDate from;
  private final Level level;
  private final Missing missing;
  private final BigDecimal whole;
  private final Set<String> units;

  /** What a criterion scores, with the policy's own words for it. */
  private record Found(Source source, Label title) {}

  /**
   * @param units codes of the departments that are scored; empty where others are
   */
  CriteriaReader(
      PolicyPack pack,
      LocalDate from,
      About about,
      Missing missing,
      BigDecimal whole,
      Set<String> units) {
    this.units = units;
    this.pack = pack;
    this.from = from;
    this.level = about == About.COMMUNITY ? Level.COMMUNITY : Level.COUNTY;
    this.missing = missing;
    this.whole = whole;
  }

  List<Criterion> read(TableNode at) {
    var nodes = at.items();
    if (nodes.isEmpty() || nodes.size() > MOST) {
      at.wrong("criteria", "应有 1 至 300 项", "from 1 to 300 criteria are wanted");
      return List.of();
    }
    var all = new ArrayList<Criterion>();
    var ids = new HashSet<String>();
    for (var node : nodes) {
      var read = criterion(node);
      if (read.isPresent()) {
        all.add(read.get());
        if (!ids.add(read.get().id())) {
          var id = read.get().id();
          node.wrong("id-twice", "“" + id + "”写了两次", id + " is there twice");
        }
      }
    }
    if (all.size() == nodes.size()) {
      if (units.isEmpty()) {
        weights(at, all, null);
      }
      units.stream().sorted().forEach(unit -> weights(at, all, unit));
    }
    return all;
  }

  /** Of every unit the weights that concern it make up the whole. */
  private void weights(TableNode at, List<Criterion> all, @Nullable String unit) {
    var sum =
        all.stream()
            .filter(it -> unit == null || it.concerns(unit))
            .map(Criterion::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(whole) != 0) {
      var is = Scoring.plain(sum);
      var wanted = Scoring.plain(whole);
      var zh = unit == null ? "" : "“" + unit + "”的";
      var en = unit == null ? "" : " of " + unit;
      at.wrong(
          "weights",
          zh + "权重合计为 " + is + "，应为 " + wanted,
          "the weights" + en + " add up to " + is + ", not to " + wanted);
    }
  }

  private Optional<Criterion> criterion(TableNode at) {
    var of =
        at.entries(
            "id", "series", "standard", "clause", "title", "weight", "points", "missing", "units");
    var id = at.part(of, "id").flatMap(TableNode::text);
    if (id.isPresent() && !id.get().matches("[a-z0-9][a-z0-9-]{0,39}")) {
      at.wrong("bad-code", "不是合适的代码：" + id.get(), "not a code that can be used: " + id.get());
    }
    var found = found(at, of);
    var weight = at.part(of, "weight").flatMap(n -> n.decimal(LEAST_WEIGHT, whole));
    var points = at.part(of, "points").flatMap(PointsReader::points);
    var title = Optional.ofNullable(of.get("title")).flatMap(TableNode::label);
    var own = of.get("missing");
    var means =
        own == null ? Optional.of(missing) : PointsReader.missing(own, missing.partialCounts());
    if (id.isEmpty()
        || found.isEmpty()
        || weight.isEmpty()
        || points.isEmpty()
        || means.isEmpty()) {
      return Optional.empty();
    }
    var stated = points.get() instanceof Points.Stated;
    if (stated == found.get().source() instanceof Source.OfSeries) {
      at.wrong(
          "way-and-source",
          "指标（series）由数据计分，标准和条款（standard、clause）用 stated",
          "a series is scored by its figure; a standard or a clause is stated");
      return Optional.empty();
    }
    return Optional.of(
        new Criterion(
            id.get(),
            found.get().source(),
            title.orElse(found.get().title()),
            weight.get(),
            points.get(),
            means.get(),
            concerned(of.get("units"))));
  }

  private Set<String> concerned(@Nullable TableNode at) {
    if (at == null) {
      return Set.of();
    }
    var named = new HashSet<String>();
    for (var node : at.items()) {
      var code = node.text().orElse("");
      if (!units.contains(code)) {
        node.wrong("unknown-unit", "没有列入“" + code + "”这个单位", "there is no unit " + code);
      }
      named.add(code);
    }
    if (named.isEmpty()) {
      at.wrong("units", "不限单位时不写 units", "without units, leave units out");
    }
    return named;
  }

  private Optional<Found> found(TableNode at, Map<String, TableNode> of) {
    var series = of.get("series");
    var standard = of.get("standard");
    var clause = of.get("clause");
    var named = (series == null ? 0 : 1) + (standard == null ? 0 : 1) + (clause == null ? 0 : 1);
    if (named != 1) {
      at.wrong(
          "source",
          "每项须写且只写一个依据：series、standard 或 clause",
          "each rests on exactly one of series, standard and clause");
      return Optional.empty();
    }
    return series != null ? series(series) : standard != null ? standard(standard) : clause(clause);
  }

  private Optional<Found> series(TableNode at) {
    var id = at.text().orElse("");
    var found = pack.series(id, from);
    if (found.isEmpty()) {
      at.wrong("unknown-series", "政策中没有指标“" + id + "”", "the policy has no series " + id);
      return Optional.empty();
    }
    if (!found.get().levels().contains(level)) {
      at.wrong(
          "series-of-others",
          "指标“" + id + "”不按被考核的单位计算",
          "series " + id + " is not computed for the units that are scored");
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            new Source.OfSeries(id, indicator(id), found.get().clause()), found.get().title()));
  }

  private @Nullable Integer indicator(String series) {
    return pack.indicators().stream()
        .filter(it -> it.series().contains(series))
        .findFirst()
        .map(PolicyPack.Indicator::no)
        .orElse(null);
  }

  private Optional<Found> standard(TableNode at) {
    var no = at.whole(1, MOST).orElse(0);
    var found = pack.standards().stream().filter(s -> s.no() == no).findFirst();
    if (found.isEmpty()) {
      at.wrong("unknown-standard", "政策中没有第 " + no + " 条标准", "the policy has no standard " + no);
    }
    return found.map(s -> new Found(new Source.OfStandard(no, s.clause()), s.title()));
  }

  private Optional<Found> clause(@Nullable TableNode at) {
    var id = at == null ? "" : at.text().orElse("");
    var found = pack.clause(id);
    if (found.isEmpty() && at != null) {
      at.wrong("unknown-clause", "政策中没有条款“" + id + "”", "the policy has no clause " + id);
    }
    return found.map(c -> new Found(new Source.OfClause(id), c.title()));
  }
}
