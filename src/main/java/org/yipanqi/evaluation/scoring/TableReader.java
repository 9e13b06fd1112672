package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.yipanqi.evaluation.scoring.ScoringTable.About;
import org.yipanqi.evaluation.scoring.ScoringTable.Rounding;
import org.yipanqi.evaluation.scoring.ScoringTable.Unit;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;

/** Reads a table's file and checks it against the policy it scores. One with a mistake is none. */
public final class TableReader {

  private static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_DEPTH = 20;
  private static final int MOST_DAYS = 730;
  private static final BigDecimal MOST_WHOLE = BigDecimal.valueOf(10_000);
  private static final Map<String, Period.Kind> KINDS =
      Map.of(
          "month", Period.Kind.MONTH,
          "quarter", Period.Kind.QUARTER,
          "half_year", Period.Kind.HALF,
          "year", Period.Kind.YEAR);

  /**
   * @param table absent when there is a mistake
   */
  public record Reading(@Nullable ScoringTable table, List<TableMistake> mistakes) {}

  private final TableMistakes mistakes = new TableMistakes();
  private final Function<String, Optional<PolicyPack>> packs;

  private TableReader(Function<String, Optional<PolicyPack>> packs) {
    this.packs = packs;
  }

  /**
   * Reads a file's text.
   *
   * @param packs policies by their id
   */
  public static Reading read(String text, Function<String, Optional<PolicyPack>> packs) {
    var reader = new TableReader(packs);
    var table = reader.composed(text).flatMap(reader::table);
    return reader.mistakes.none() && table.isPresent()
        ? new Reading(table.get(), List.of())
        : new Reading(null, reader.mistakes.all());
  }

  private Optional<TableNode> composed(String text) {
    if (text.length() > MOST_CHARACTERS) {
      wrong(1, 1, "too-long", "文件超过 20 万字", "the file has more than 200,000 characters");
      return Optional.empty();
    }
    try {
      var settings =
          LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(0).build();
      var node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        wrong(1, 1, "empty", "文件是空的", "the file is empty");
      }
      return node.map(it -> new TableNode(it, mistakes)).filter(it -> shallow(it, 0));
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark();
      wrong(
          mark.map(m -> m.getLine() + 1).orElse(1),
          mark.map(m -> m.getColumn() + 1).orElse(1),
          "yaml",
          "YAML 写法有误：" + e.getProblem(),
          "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      wrong(1, 1, "yaml", "YAML 写法有误", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean shallow(TableNode at, int depth) {
    if (depth > MOST_DEPTH) {
      at.wrong("too-deep", "层次太深", "nested too deeply");
      return false;
    }
    return at.children().stream().allMatch(child -> shallow(child, depth + 1));
  }

  private void wrong(int line, int column, String code, String zh, String en) {
    mistakes.add(new TableMistake(line, column, code, new Label(zh, en)));
  }

  private Optional<ScoringTable> table(TableNode top) {
    var of =
        top.entries(
            "table",
            "county",
            "pack",
            "about",
            "from",
            "ours",
            "title",
            "periods",
            "units",
            "whole",
            "rounding",
            "self_assessment_days",
            "available_after_days",
            "uses",
            "missing",
            "partial",
            "bands",
            "criteria");
    var code =
        top.part(of, "table").flatMap(n -> UnitsReader.matching(n, "[a-z0-9][a-z0-9-]{0,39}"));
    var county = top.part(of, "county").flatMap(n -> UnitsReader.matching(n, "[1-9]\\d{5}"));
    var pack = top.part(of, "pack").flatMap(this::pack);
    var about = top.part(of, "about").flatMap(n -> n.oneOf(words()));
    var from = top.part(of, "from").flatMap(TableNode::date);
    var ours = top.part(of, "ours").flatMap(TableNode::flag);
    var title = top.part(of, "title").flatMap(TableNode::label);
    var periods = top.part(of, "periods").map(TableReader::kinds).orElse(Set.of());
    var whole = top.part(of, "whole").flatMap(n -> n.decimal(BigDecimal.ONE, MOST_WHOLE));
    var rounding = top.part(of, "rounding").flatMap(TableReader::rounding);
    var days = top.part(of, "available_after_days").flatMap(n -> n.whole(0, MOST_DAYS));
    var selfDays =
        Optional.ofNullable(of.get("self_assessment_days")).flatMap(n -> n.whole(1, MOST_DAYS));
    var partial =
        top.part(of, "partial").flatMap(n -> n.oneOf(Map.of("counts", true, "missing", false)));
    var missing =
        top.part(of, "missing").flatMap(n -> PointsReader.missing(n, partial.orElse(false)));
    var units = about.map(a -> UnitsReader.units(top, of.get("units"), a)).orElse(List.of());
    if (!mistakes.none()) {
      return Optional.empty();
    }
    var bands =
        top.part(of, "bands").map(n -> UnitsReader.bands(n, whole.orElseThrow())).orElse(List.of());
    var criteria =
        top.part(of, "criteria")
            .map(n ->
                new CriteriaReader(
                        pack.orElseThrow(),
                        from.orElseThrow(),
                        about.orElseThrow(),
                        missing.orElseThrow(),
                        whole.orElseThrow(),
                        units.stream().map(Unit::code).collect(Collectors.toSet()))
                    .read(n))
            .orElse(List.of());
    return Optional.of(
        new ScoringTable(
            code.orElseThrow(),
            Long.parseLong(county.orElseThrow()),
            pack.orElseThrow().id(),
            from.orElseThrow(),
            ours.orElseThrow(),
            title.orElseThrow(),
            about.orElseThrow(),
            periods,
            units,
            whole.orElseThrow(),
            rounding.orElseThrow(),
            selfDays.orElse(null),
            days.orElseThrow(),
            UsesReader.uses(of.get("uses"), pack.orElseThrow(), days.orElseThrow()),
            bands,
            criteria));
  }

  private static Map<String, About> words() {
    return Map.of(
        "community", About.COMMUNITY, "department", About.DEPARTMENT, "county", About.COUNTY);
  }

  private Optional<PolicyPack> pack(TableNode at) {
    var id = at.text();
    var found = id.flatMap(packs);
    if (id.isPresent() && found.isEmpty()) {
      at.wrong("unknown-pack", "没有“" + id.get() + "”这份政策", "there is no policy " + id.get());
    }
    return found;
  }

  private static Set<Period.Kind> kinds(TableNode at) {
    var all = new LinkedHashSet<Period.Kind>();
    var nodes = at.items();
    if (nodes.isEmpty()) {
      at.wrong("no-period", "至少写一种周期", "at least one kind of period is wanted");
    }
    nodes.forEach(n -> n.oneOf(KINDS).ifPresent(all::add));
    return all;
  }

  private static Optional<Rounding> rounding(TableNode at) {
    var of = at.entries("mark", "score");
    var mark = at.part(of, "mark").flatMap(n -> n.whole(0, 4));
    var score = at.part(of, "score").flatMap(n -> n.whole(0, 4));
    return mark.isPresent() && score.isPresent()
        ? Optional.of(new Rounding(mark.get(), score.get()))
        : Optional.empty();
  }
}
