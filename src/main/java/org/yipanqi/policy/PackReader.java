package org.yipanqi.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack.Chapter;
import org.yipanqi.policy.PolicyPack.Clause;
import org.yipanqi.policy.PolicyPack.Duty;
import org.yipanqi.policy.PolicyPack.Goal;
import org.yipanqi.policy.PolicyPack.Item;
import org.yipanqi.policy.PolicyPack.Monitored;
import org.yipanqi.policy.PolicyPack.Slip;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.policy.forms.FormBook;
import org.yipanqi.policy.rules.Rule;

/** Reads a pack's folder into a checked {@link PolicyPack}, or says everything wrong with it. */
public final class PackReader {

  /** A pack, or its mistakes; never both. */
  public record Reading(Optional<PolicyPack> pack, List<PackMistake> mistakes) {}

  private static final int CLOSES_AFTER_DAYS = 5;

  private final FactCatalogue facts;
  private final Mistakes mistakes = new Mistakes();
  private final Compiled compiled = new Compiled();
  private final Path folder;
  private final PackIds ids;

  private PackReader(FactCatalogue facts, Path folder, PackIds ids) {
    this.facts = facts;
    this.folder = folder;
    this.ids = ids;
  }

  /** Reads and checks the pack in a folder. */
  public static Reading read(Path folder, FactCatalogue facts) throws IOException {
    return read(folder, facts, new PackIds());
  }

  /**
   * Reads and checks one of several packs.
   *
   * @param ids those of the packs read before
   */
  public static Reading read(Path folder, FactCatalogue facts, PackIds ids) throws IOException {
    var reader = new PackReader(facts, folder, ids);
    return reader.read(reader.roots());
  }

  private List<PackNode> roots() throws IOException {
    return new PackFiles(mistakes, new PackSchema()).read(folder);
  }

  private Reading read(List<PackNode> roots) {
    if (roots.isEmpty()) {
      return new Reading(Optional.empty(), mistakes.sorted());
    }
    var pack = pack(new PackSections(roots, mistakes));
    var wrong = mistakes.sorted();
    return new Reading(wrong.isEmpty() ? pack : Optional.empty(), wrong);
  }

  /** A folder's pack, ready to be amended by what its county decides. */
  static Folder folder(Path folder, FactCatalogue facts) throws IOException {
    return folder(folder, facts, new PackIds());
  }

  /** The same of one of several packs. */
  static Folder folder(Path folder, FactCatalogue facts, PackIds ids) throws IOException {
    var reader = new PackReader(facts, folder, ids);
    var roots = reader.roots();
    var reading = reader.read(roots);
    return new Folder(
        reading,
        reading
            .pack()
            .map(pack -> new AmendedPack(facts, roots, pack, reader.compiled))
            .orElse(null));
  }

  /** A folder's pack; without mistakes it can be amended. */
  record Folder(Reading reading, @Nullable AmendedPack amended) {}

  private Optional<PolicyPack> pack(PackSections sections) {
    var texts = new DocumentReader(mistakes);
    var head = sections.single("pack");
    var document = sections.single("document").map(texts::document);
    if (head.isEmpty() || document.isEmpty()) {
      return Optional.empty();
    }
    ids.take(head.get(), folder, mistakes);
    sections.single("schema");
    var from = document.get().effectiveFrom();
    var parameters =
        sections.unique("parameters", new ParameterReader(mistakes, from)::read, Parameter::id);
    var values = ParameterValues.of(parameters);
    var definitions = new DefinitionReader(facts, values, from, mistakes, compiled).read(sections);
    var rules = rules(sections, parameters, definitions.measures(), from);
    new PackReferences(sections, mistakes).check();
    PackIds.besideBase(sections, mistakes);
    PackPlaces.check(sections, document.get(), mistakes);
    return Optional.of(
        new PolicyPack(
            head.get().text(),
            sections.single("title").flatMap(PackNode::asLabel).orElse(new Label("？", "?")),
            document.get(),
            sections
                .single("calendar")
                .map(c -> c.whole("closes_after_days", CLOSES_AFTER_DAYS))
                .orElse(CLOSES_AFTER_DAYS),
            sections.unique("chapters", texts::chapter, Chapter::id),
            sections.unique("clauses", texts::clause, Clause::id),
            sections.unique("slips", texts::slip, Slip::id),
            parameters,
            sections.unique("items", texts::item, Item::id),
            sections.unique("indicators", texts::indicator, i -> String.valueOf(i.no())),
            sections.unique("duties", texts::duty, Duty::id),
            sections.unique("standards", texts::standard, s -> String.valueOf(s.no())),
            definitions.measures(),
            definitions.series(),
            sections.ids("candidates", "id"),
            sections.unique("goals", texts::goal, Goal::id),
            sections.unique(
                "monitored", new MonitoredReader(parameters, mistakes)::read, Monitored::id),
            new Arrangements(
                sections.unique("phases", texts::phase, Arrangements.Phase::id),
                sections.unique("relations", texts::relation, Arrangements.Relation::id),
                sections.unique("bodies", texts::body, Arrangements.Body::id),
                sections.unique("matters", texts::matter, Arrangements.Matter::id)),
            rules,
            new FormBook(
                new FormReader(values, from, definitions.series(), rules, mistakes).read(sections),
                ChainReader.all(sections, new ChainReader(values, mistakes))),
            discipline(sections, parameters, from),
            0));
  }

  private List<Consequence> discipline(
      PackSections sections, List<Parameter> parameters, LocalDate from) {
    var reader = new DisciplineReader(ParameterValues.of(parameters), from, mistakes);
    record Read(String id, Optional<Consequence> consequence) {}
    return sections
        .unique("discipline", node -> new Read(node.text("id"), reader.read(node)), Read::id)
        .stream()
        .flatMap(read -> read.consequence().stream())
        .toList();
  }

  private List<Rule> rules(
      PackSections sections, List<Parameter> parameters, List<Measure> measures, LocalDate from) {
    var reader = new RuleReader(ParameterValues.of(parameters), from, measures, mistakes);
    new OnPathReader(mistakes).alike(sections.all("rules"));
    CaseSourceReader.links(sections.all("rules"), mistakes);
    record Read(String version, Optional<Rule> rule) {}
    return sections
        .unique(
            "rules",
            node -> {
              var first = Optional.ofNullable(node.date("from", mistakes)).orElse(from);
              return new Read(node.text("id") + " " + first, reader.read(node));
            },
            Read::version)
        .stream()
        .flatMap(read -> read.rule().stream())
        .toList();
  }
}
