package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.Parameter.Setting;

/**
 * A folder's pack with what its county decides put over it. For every month in which a decision
 * begins all definitions are compiled by the parameters and wordings of that month; where the
 * result differs from before, a new version of that definition begins. What doesn't differ stays as
 * it is.
 */
final class AmendedPack {

  private static final List<String> COMPUTED = List.of("series", "candidates", "goals");

  private final FactCatalogue facts;
  private final List<PackNode> roots;
  private final PolicyPack own;
  private final Compiled compiled;
  private final PackSchema schema = new PackSchema();

  AmendedPack(FactCatalogue facts, List<PackNode> roots, PolicyPack own, Compiled compiled) {
    this.facts = facts;
    this.roots = roots;
    this.own = own;
    this.compiled = compiled;
  }

  /** The folder's pack by itself. */
  PolicyPack own() {
    return own;
  }

  /**
   * The pack with decisions over it, or everything wrong with them.
   *
   * @param decisions in the order in which they were published: of two about the same from the same
   *     month the later holds
   */
  PackReader.Reading with(List<Amendment> decisions) {
    if (decisions.isEmpty()) {
      return new PackReader.Reading(Optional.of(own), List.of());
    }
    var mistakes = new Mistakes();
    var valid = inForce(decisions);
    var parameters = parameters(valid, mistakes);
    var reworded = reworded(valid, mistakes);
    if (!mistakes.none()) {
      return new PackReader.Reading(Optional.empty(), mistakes.sorted());
    }
    var measures = new Timeline<>(own.measures(), Measure::id, Measure::from, Measure::beginning);
    var series = new Timeline<>(own.series(), Series::id, Series::from, Series::beginning);
    for (var day : new TreeSet<>(valid.stream().map(Amendment::from).toList())) {
      var sections =
          new PackSections(
              roots, mistakes, reworded.stream().filter(r -> !r.from().isAfter(day)).toList());
      var values = parameters.stream().map(p -> p.on(day)).toList();
      var then =
          new DefinitionReader(
                  facts,
                  ParameterValues.of(values),
                  effectiveFrom(),
                  mistakes,
                  compiled.where(changed(values)))
              .read(sections);
      new PackReferences(sections, mistakes).check();
      measures.from(day, then.measures());
      series.from(day, then.series());
    }
    var guard = new PayGuard(measures.versions(), mistakes);
    new PackSections(roots, mistakes).all("rules").forEach(guard::check);
    var wrong = mistakes.sorted();
    return wrong.isEmpty()
        ? new PackReader.Reading(
            Optional.of(
                own.with(decisions.size(), parameters, measures.versions(), series.versions())),
            wrong)
        : new PackReader.Reading(Optional.empty(), wrong);
  }

  private Set<String> changed(List<Parameter> values) {
    var changed = new LinkedHashSet<String>();
    for (var i = 0; i < values.size(); i++) {
      if (!Objects.equals(values.get(i).value(), own.parameters().get(i).value())) {
        changed.add(values.get(i).id());
      }
    }
    return changed;
  }

  /** The parts of a definition that a county may word anew, as they are from a day on. */
  Optional<Map<String, String>> wording(Amendment.Kind kind, String target, LocalDate on) {
    return template(kind, target, on)
        .map(found -> {
          var fields = new LinkedHashMap<String, String>();
          for (var key : changeable(kind, found.node())) {
            var at = found.node().get(key);
            fields.put(
                key,
                key.equals("targets")
                    ? at.map(n -> PackSchema.json(n.node()).toString()).orElse("[]")
                    : at.map(n -> n.text().strip()).orElse(""));
          }
          return fields;
        });
  }

  private static List<String> changeable(Amendment.Kind kind, PackNode node) {
    return switch (kind) {
      case PARAMETER -> List.of("value");
      case SERIES -> List.of("formula", "direction", "targets");
      case MEASURE ->
          node.get("formula").isPresent() ? List.of("formula") : List.of("where", "unknown");
    };
  }

  private static List<Amendment> inForce(List<Amendment> decisions) {
    var valid = new ArrayList<Amendment>();
    for (var each : decisions) {
      valid.removeIf(each::replaces);
      valid.add(each);
    }
    return valid;
  }

  private List<Parameter> parameters(List<Amendment> decisions, Mistakes mistakes) {
    var settings = new HashMap<String, List<Setting>>();
    for (var each : decisions) {
      early(each, mistakes);
      if (each.kind() == Amendment.Kind.PARAMETER) {
        var known = own.parameters().stream().filter(p -> p.id().equals(each.target())).findFirst();
        if (known.isEmpty()) {
          unknown(each, "参数", "parameter", mistakes);
        } else {
          var value = each.fields().getOrDefault("value", "");
          new ParameterReader(mistakes, effectiveFrom())
              .check(known.get(), value, RewordedNode.field(each, "value", value));
          settings
              .computeIfAbsent(each.target(), _ -> new ArrayList<>(known.get().settings()))
              .removeIf(s -> s.from().equals(each.from()));
          settings
              .getOrDefault(each.target(), new ArrayList<>())
              .add(new Setting(each.from(), value, false, each.no()));
        }
      }
    }
    settings.values().forEach(s -> s.sort(Comparator.comparing(Setting::from)));
    return own.parameters().stream()
        .map(p -> Optional.ofNullable(settings.get(p.id())).map(p::with).orElse(p))
        .toList();
  }

  private void early(Amendment decision, Mistakes mistakes) {
    if (decision.from().isBefore(effectiveFrom())) {
      mistakes.add(
          RewordedNode.field(decision, "validFrom", ""),
          "too-early",
          "文件自 " + effectiveFrom() + " 起施行，决定不能早于它；请改用 " + effectiveFrom() + " 或以后的月份",
          "the document is in force from "
              + effectiveFrom()
              + "; choose that month or a later one");
    }
  }

  private List<RewordedNode> reworded(List<Amendment> decisions, Mistakes mistakes) {
    var reworded = new ArrayList<RewordedNode>();
    for (var each : decisions) {
      if (each.kind() != Amendment.Kind.PARAMETER) {
        var template = template(each.kind(), each.target(), each.from());
        if (template.isEmpty()) {
          unknown(each, "指标或数据项", "definition", mistakes);
        } else {
          var node =
              RewordedNode.of(
                  each, template.get().section(), template.get().node(), effectiveFrom());
          schema.check(node.root(), mistakes);
          reworded.add(node);
        }
      }
    }
    return reworded;
  }

  private static void unknown(Amendment decision, String zh, String en, Mistakes mistakes) {
    mistakes.add(
        RewordedNode.field(decision, "target", ""),
        "missing-target",
        "没有编号为“" + decision.target() + "”的" + zh,
        "there is no " + en + " \"" + decision.target() + "\"");
  }

  private record Found(String section, PackNode node) {}

  /** The folder's version that holds on a day, the newest begun, else the first. */
  private Optional<Found> template(Amendment.Kind kind, String target, LocalDate on) {
    var sections = new PackSections(roots, new Mistakes());
    var places = kind == Amendment.Kind.SERIES ? COMPUTED : List.of("measures");
    for (var section : places) {
      var versions =
          sections.all(section).stream()
              .filter(n -> n.text("id").equals(target))
              .filter(n -> !section.equals("goals") || n.get("formula").isPresent())
              .toList();
      var found = Timeline.inForce(versions, on, this::from);
      if (found.isPresent()) {
        return found.map(n -> new Found(section, n));
      }
    }
    return Optional.empty();
  }

  private LocalDate from(PackNode node) {
    var day = node.date("from", new Mistakes());
    return day == null ? effectiveFrom() : day;
  }

  private LocalDate effectiveFrom() {
    return own.document().effectiveFrom();
  }
}
