package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements.Body;
import org.yipanqi.policy.Arrangements.Evaluation;
import org.yipanqi.policy.Arrangements.Matter;
import org.yipanqi.policy.Arrangements.Phase;
import org.yipanqi.policy.Arrangements.Relation;
import org.yipanqi.policy.Arrangements.Seat;
import org.yipanqi.policy.Arrangements.Which;
import org.yipanqi.policy.PolicyPack.Chapter;
import org.yipanqi.policy.PolicyPack.Clause;
import org.yipanqi.policy.PolicyPack.Duty;
import org.yipanqi.policy.PolicyPack.Goal;
import org.yipanqi.policy.PolicyPack.Indicator;
import org.yipanqi.policy.PolicyPack.Item;
import org.yipanqi.policy.PolicyPack.Slip;
import org.yipanqi.policy.PolicyPack.Standard;

/** Reads the part of a pack that tells what the document says: clauses, tasks, duties, goals. */
final class DocumentReader {

  private static final int SHORT_CHARACTERS = 8;

  private final Mistakes mistakes;

  DocumentReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  PolicyDocument document(PackNode node) {
    var from = node.date("effective_from", mistakes);
    var to = node.date("effective_to", mistakes);
    if (from != null && to != null && to.isBefore(from)) {
      mistakes.add(
          node, "impossible-date", "失效日期早于生效日期", "effective_to lies before effective_from");
    }
    var status = node.oneOf("status", PolicyPack.Status.values()).orElse(PolicyPack.Status.DRAFT);
    ended(node, status, to);
    return new PolicyDocument(
        node.text("number"),
        node.text("kind"),
        status,
        node.date("issued", mistakes),
        from == null ? LocalDate.EPOCH : from,
        to,
        node.texts("binds"),
        node.list("implements").stream().map(n -> n.text("number")).toList(),
        node.list("places").stream()
            .map(p -> new PolicyDocument.NamedPlace(p.text("code"), p.label("name")))
            .toList(),
        node.textOrNull("superseded_by"),
        node.get("note").flatMap(PackNode::asLabel).orElse(null));
  }

  /** What is over has a last day: without it every later period would still be judged. */
  private void ended(PackNode node, PolicyPack.Status status, @Nullable LocalDate to) {
    var over = status == PolicyPack.Status.LAPSED || status == PolicyPack.Status.SUPERSEDED;
    if (over && to == null) {
      mistakes.add(
          node.get("status").orElse(node),
          "no-last-day",
          "文件已失效或被取代，须写明最后一天 effective_to，此后的期间才不评",
          "a lapsed or superseded document needs its last day, effective_to; later periods are not"
              + " judged");
    }
    if (status != PolicyPack.Status.SUPERSEDED) {
      node.get("superseded_by")
          .ifPresent(by ->
              mistakes.add(
                  by,
                  "not-superseded",
                  "只有 status: superseded 的文件才写 superseded_by",
                  "only a document with status superseded names what came after"));
    }
  }

  Chapter chapter(PackNode node) {
    return new Chapter(node.text("id"), node.text("no"), node.label("title"), node.label("short"));
  }

  Clause clause(PackNode node) {
    return new Clause(
        node.text("id"),
        node.text("place"),
        node.label("title"),
        node.texts("carried_by"),
        node.textOrNull("statement"),
        note(node));
  }

  Slip slip(PackNode node) {
    return new Slip(node.text("id"), node.texts("clauses"), node.label("text"));
  }

  Item item(PackNode node) {
    var kind =
        node.oneOf("kind", PolicyPack.ItemKind.values()).orElse(PolicyPack.ItemKind.MECHANISM);
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
        node.flag("lead_first"),
        node.date("due", mistakes),
        node.flag("due_stated"),
        node.textOrNull("evidence"),
        node.texts("series"));
  }

  Indicator indicator(PackNode node) {
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
        node.oneOf("direction", Direction.values()).orElse(Direction.NONE),
        node.flag("direction_stated"),
        node.texts("series"),
        node.flag("weighted"));
  }

  private static @Nullable Label note(PackNode node) {
    return node.get("note").flatMap(PackNode::asLabel).orElse(null);
  }

  Phase phase(PackNode node) {
    var from = node.date("from", mistakes);
    var to = node.date("to", mistakes);
    if (from != null && to != null && to.isBefore(from)) {
      mistakes.add(node, "impossible-date", "阶段的末日早于首日", "the phase ends before it begins");
    }
    var evaluation =
        node.get("evaluation")
            .map(PackNode::text)
            .map(it -> it.equals("midterm") ? Evaluation.MIDTERM : Evaluation.FINAL)
            .orElse(null);
    if (evaluation != null && to == null) {
      mistakes.add(
          node, "evaluation-without-day", "有评估的阶段应写末日", "an evaluation needs the phase's last day");
    }
    return new Phase(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        from,
        to,
        evaluation,
        node.texts("places"));
  }

  Relation relation(PackNode node) {
    return new Relation(
        node.text("id"),
        node.text("clause"),
        node.text("kind"),
        node.whole("no", 0),
        node.text("division"),
        node.label("helper"),
        node.label("helped"),
        note(node));
  }

  Body body(PackNode node) {
    return new Body(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        node.text("kind"),
        node.list("seats").stream()
            .map(s ->
                new Seat(
                    s.text("role"),
                    s.label("post"),
                    s.get("unit").flatMap(PackNode::asLabel).orElse(null),
                    s.oneOf("which", Which.values()).orElse(Which.ONE)))
            .toList(),
        node.list("functions").stream().flatMap(f -> f.asLabel().stream()).toList(),
        note(node));
  }

  Matter matter(PackNode node) {
    return new Matter(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        node.textOrNull("body"),
        node.textOrNull("times"));
  }

  Duty duty(PackNode node) {
    return new Duty(
        node.text("id"),
        node.text("party"),
        node.whole("no", 0),
        node.text("clause"),
        node.label("title"),
        node.texts("shown_by"));
  }

  Standard standard(PackNode node) {
    return new Standard(
        node.whole("no", 0), node.text("kind"), node.text("clause"), node.label("title"));
  }

  Goal goal(PackNode node) {
    var computed = node.get("formula").isPresent();
    return new Goal(
        node.text("id"),
        node.textOrNull("chapter"),
        node.text("clause"),
        node.label("title"),
        computed ? "figure" : node.text("kind"),
        computed ? firstDay(node) : node.date("due", mistakes),
        node.get("note").flatMap(PackNode::asLabel).orElse(null),
        computed ? node.text("id") : null,
        node.texts("places"));
  }

  /** The day of a figure's first target that has one; its mistakes are told where it is judged. */
  private static @Nullable LocalDate firstDay(PackNode goal) {
    return goal.list("targets").stream()
        .flatMap(t -> Stream.ofNullable(t.date("due", new Mistakes())))
        .findFirst()
        .orElse(null);
  }
}
