package org.yipanqi.policy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack.Chapter;
import org.yipanqi.policy.PolicyPack.Clause;
import org.yipanqi.policy.PolicyPack.Document;
import org.yipanqi.policy.PolicyPack.Duty;
import org.yipanqi.policy.PolicyPack.Goal;
import org.yipanqi.policy.PolicyPack.Indicator;
import org.yipanqi.policy.PolicyPack.Item;
import org.yipanqi.policy.PolicyPack.Parameter;
import org.yipanqi.policy.PolicyPack.ParameterType;
import org.yipanqi.policy.PolicyPack.Slip;
import org.yipanqi.policy.PolicyPack.Standard;

/** Reads a pack's folder into a checked {@link PolicyPack}, or says everything wrong with it. */
public final class PackReader {

  /** A pack, or its mistakes; never both. */
  public record Reading(Optional<PolicyPack> pack, List<PackMistake> mistakes) {}

  private static final int SHORT_CHARACTERS = 8;

  private final FactCatalogue facts;
  private final Mistakes mistakes = new Mistakes();
  private List<PackNode> roots = List.of();

  private PackReader(FactCatalogue facts) {
    this.facts = facts;
  }

  /** Reads and checks the pack in a folder. */
  public static Reading read(Path folder, FactCatalogue facts) throws IOException {
    return new PackReader(facts).read(folder);
  }

  private Reading read(Path folder) throws IOException {
    roots = new PackFiles(mistakes, new PackSchema()).read(folder);
    if (roots.isEmpty()) {
      return new Reading(Optional.empty(), mistakes.sorted());
    }
    var pack = pack();
    var wrong = mistakes.sorted();
    return new Reading(wrong.isEmpty() ? pack : Optional.empty(), wrong);
  }

  private Optional<PolicyPack> pack() {
    var head = single("pack");
    var document = single("document").map(this::document);
    if (head.isEmpty() || document.isEmpty()) {
      return Optional.empty();
    }
    var clauses = clauses();
    var parameters = unique("parameters", this::parameter, Parameter::id);
    var definitions =
        new DefinitionReader(
                facts, clauseIds(), values(parameters), document.get().effectiveFrom(), mistakes)
            .read(all("measures"), all("series"), all("goals"));
    checkReferences();
    return Optional.of(
        new PolicyPack(
            head.get().text(),
            single("title").flatMap(PackNode::asLabel).orElse(new Label("？", "?")),
            document.get(),
            single("calendar").map(c -> c.whole("closes_after_days", 5)).orElse(5),
            unique("chapters", this::chapter, Chapter::id),
            clauses,
            unique("slips", this::slip, Slip::id),
            parameters,
            unique("items", this::item, Item::id),
            unique("indicators", this::indicator, i -> String.valueOf(i.no())),
            unique("duties", this::duty, Duty::id),
            unique("standards", this::standard, s -> String.valueOf(s.no())),
            definitions.measures(),
            definitions.series(),
            unique("goals", this::goal, Goal::id)));
  }

  /** The one place that gives a section which may be given once. */
  private Optional<PackNode> single(String section) {
    var places = roots.stream().flatMap(r -> r.get(section).stream()).toList();
    if (places.isEmpty() && Set.of("pack", "title", "document").contains(section)) {
      mistakes.add(
          roots.getFirst(), "missing-section", "缺少 " + section, "\"" + section + "\" is missing");
    }
    for (var again : places.stream().skip(1).toList()) {
      mistakes.add(
          again, "duplicate", section + " 只能写一次", "\"" + section + "\" may be given once only");
    }
    return places.stream().findFirst();
  }

  private List<PackNode> all(String section) {
    return roots.stream().flatMap(r -> r.list(section).stream()).toList();
  }

  private <T> List<T> unique(
      String section, Function<PackNode, T> read, Function<T, String> identity) {
    var result = new ArrayList<T>();
    var seen = new HashSet<String>();
    for (var node : all(section)) {
      var value = read.apply(node);
      if (seen.add(identity.apply(value))) {
        result.add(value);
      } else {
        mistakes.add(
            node,
            "duplicate",
            section + " 里“" + identity.apply(value) + "”出现两次",
            "\"" + identity.apply(value) + "\" stands twice in " + section);
      }
    }
    return result;
  }

  private Document document(PackNode node) {
    var from = node.date("effective_from", mistakes);
    var to = node.date("effective_to", mistakes);
    if (from != null && to != null && to.isBefore(from)) {
      mistakes.add(
          node, "impossible-date", "失效日期早于生效日期", "effective_to lies before effective_from");
    }
    var status = node.text("status").toUpperCase(Locale.ROOT);
    return new Document(
        node.text("number"),
        node.text("kind"),
        one(PolicyPack.Status.values(), status).orElse(PolicyPack.Status.DRAFT),
        node.date("issued", mistakes),
        from == null ? java.time.LocalDate.EPOCH : from,
        to,
        node.texts("binds"),
        node.list("implements").stream().map(n -> n.text("number")).toList(),
        node.get("note").flatMap(PackNode::asLabel).orElse(null));
  }

  private Chapter chapter(PackNode node) {
    return new Chapter(node.text("id"), node.text("no"), node.label("title"), node.label("short"));
  }

  private List<Clause> clauses() {
    return unique(
        "clauses", n -> new Clause(n.text("id"), n.text("place"), n.label("title")), Clause::id);
  }

  private Set<String> clauseIds() {
    var ids = new HashSet<String>();
    all("clauses").forEach(c -> ids.add(c.text("id")));
    return ids;
  }

  private Slip slip(PackNode node) {
    return new Slip(node.text("id"), node.texts("clauses"), node.label("text"));
  }

  private Parameter parameter(PackNode node) {
    var type =
        one(ParameterType.values(), node.text("type").toUpperCase(Locale.ROOT))
            .orElse(ParameterType.CHOICE);
    var value = node.text("value");
    var choices = node.texts("choices");
    var fits =
        switch (type) {
          case CHOICE -> choices.contains(value);
          case BOOL -> value.equals("true") || value.equals("false");
          case INT -> value.matches("-?\\d{1,9}");
          case DECIMAL -> node.get("value").flatMap(PackNode::decimal).isPresent();
        };
    if (!fits) {
      mistakes.add(
          node.get("value").orElse(node),
          "wrong-value",
          "“" + value + "”不是参数 " + node.text("id") + " 可取的值",
          "\"" + value + "\" is not a value that parameter " + node.text("id") + " may have");
    }
    return new Parameter(
        node.text("id"),
        type,
        choices,
        value,
        node.textOrNull("unit"),
        node.label("label"),
        node.label("note"),
        node.textOrNull("clause"),
        node.flag("ours"));
  }

  /** Parameter values as filters and formulas use them. */
  private static Map<String, Object> values(List<Parameter> parameters) {
    var values = new LinkedHashMap<String, Object>();
    for (var parameter : parameters) {
      try {
        values.put(
            parameter.id(),
            switch (parameter.type()) {
              case CHOICE -> parameter.value();
              case BOOL -> Boolean.valueOf(parameter.value());
              case INT -> new BigDecimal(parameter.value());
              case DECIMAL -> decimal(parameter.value());
            });
      } catch (NumberFormatException e) {
        values.put(parameter.id(), BigDecimal.ZERO);
      }
    }
    return values;
  }

  private static BigDecimal decimal(String text) {
    var number = new BigDecimal(text);
    return number.scale() < 1 ? number.setScale(1) : number;
  }

  private Item item(PackNode node) {
    var kind =
        one(PolicyPack.ItemKind.values(), node.text("kind").toUpperCase(Locale.ROOT))
            .orElse(PolicyPack.ItemKind.MECHANISM);
    if (kind == PolicyPack.ItemKind.FIGURE && node.list("series").isEmpty()) {
      mistakes.add(
          node, "missing-series", "数字任务没有对应的指标", "a task that is a figure names no series");
    }
    return new Item(
        node.text("id"),
        node.whole("no", 0),
        node.textOrNull("chapter"),
        node.text("clause"),
        node.label("title"),
        kind,
        node.list("units").stream().map(u -> u.asLabel().orElse(new Label("？", "?"))).toList(),
        node.flag("units_stated"),
        node.date("due", mistakes),
        node.flag("due_stated"),
        node.textOrNull("evidence"),
        node.texts("series"));
  }

  private Indicator indicator(PackNode node) {
    var shortTitle = node.label("short");
    if (shortTitle.zh().length() > SHORT_CHARACTERS) {
      mistakes.add(
          node.get("short").orElse(node),
          "short-too-long",
          "棋盘列名最多 8 个字",
          "a column head has at most 8 Chinese characters");
    }
    return new Indicator(
        node.whole("no", 0),
        node.textOrNull("chapter"),
        node.text("clause"),
        node.label("title"),
        shortTitle,
        direction(node),
        node.flag("direction_stated"),
        node.texts("series"),
        node.flag("weighted"));
  }

  static Direction direction(PackNode node) {
    return one(Direction.values(), node.text("direction").toUpperCase(Locale.ROOT))
        .orElse(Direction.NONE);
  }

  private Duty duty(PackNode node) {
    return new Duty(
        node.text("id"),
        node.text("party"),
        node.whole("no", 0),
        node.text("clause"),
        node.label("title"),
        node.texts("shown_by"));
  }

  private Standard standard(PackNode node) {
    return new Standard(
        node.whole("no", 0), node.text("kind"), node.text("clause"), node.label("title"));
  }

  private Goal goal(PackNode node) {
    var computed = node.get("formula").isPresent();
    return new Goal(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        computed ? "figure" : node.text("kind"),
        node.date("due", mistakes),
        node.get("note").flatMap(PackNode::asLabel).orElse(null),
        computed ? node.text("id") : null);
  }

  /** Every id that names something elsewhere in the pack must find it. */
  private void checkReferences() {
    var series = ids("series", "id");
    all("goals").stream()
        .filter(g -> g.get("formula").isPresent())
        .forEach(g -> series.add(g.text("id")));
    var chapters = ids("chapters", "id");
    for (var section : List.of("items", "indicators", "duties", "standards", "parameters")) {
      for (var node : all(section)) {
        node.get("clause").ifPresent(c -> known(c, clauseIds(), "clause", "条款"));
        node.get("chapter").ifPresent(c -> known(c, chapters, "chapter", "章"));
        node.list("series").forEach(s -> known(s, series, "series", "指标"));
        node.list("shown_by").forEach(s -> known(s, series, "series", "指标"));
      }
    }
    for (var slip : all("slips")) {
      slip.list("clauses").forEach(c -> known(c, clauseIds(), "clause", "条款"));
    }
    var items = ids("items", "id");
    var indicators = ids("indicators", "no");
    for (var node : all("series")) {
      node.get("item").ifPresent(i -> known(i, items, "item", "任务"));
      node.get("indicator").ifPresent(i -> known(i, indicators, "indicator", "评价指标"));
    }
  }

  private Set<String> ids(String section, String key) {
    var ids = new HashSet<String>();
    all(section).forEach(n -> ids.add(n.text(key)));
    return ids;
  }

  private void known(PackNode reference, Set<String> ids, String kind, String zh) {
    if (!ids.contains(reference.text())) {
      mistakes.add(
          reference,
          "missing-" + kind,
          "没有编号为“" + reference.text() + "”的" + zh,
          "there is no " + kind + " \"" + reference.text() + "\"");
    }
  }

  static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
    return java.util.Arrays.stream(values).filter(v -> Objects.equals(v.name(), name)).findFirst();
  }
}
