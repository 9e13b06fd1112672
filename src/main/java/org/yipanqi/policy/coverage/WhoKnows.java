package org.yipanqi.policy.coverage;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Givens;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Chain;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Given;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;

/**
 * Who knows what stands in the cells of a document's forms: whatever a record can know is filled
 * from it, and what only a person knows is listed by name.
 */
final class WhoKnows {

  private WhoKnows() {}

  /** From where a cell has its value. */
  enum Source {
    FIGURE,
    RECORD,
    COMPUTED,
    RULE,
    CARRIED,
    PERSON
  }

  /**
   * @param source figure, record, computed, rule, carried or person
   * @param cells of a section with rows of its own each column once
   */
  record CellsKnown(String source, int cells) {}

  /**
   * A cell that only a person knows; of a section with rows of its own a column.
   *
   * @param row null where the form prints no rows
   */
  record CellOfPersons(
      Label section, @Nullable Label row, Label column, @Nullable String unit, boolean required) {}

  /**
   * @param due in words; null where the source names no day
   */
  record StepOfForm(
      Label label, String at, Label duty, String act, @Nullable Label due, @Nullable Label note) {}

  /**
   * @param place of the clause that wants it
   * @param ours whether the source prints no layout
   * @param from the first day of this version
   * @param steps of its chain
   */
  record FormShown(
      String id,
      int version,
      LocalDate from,
      Label title,
      String clause,
      String place,
      boolean ours,
      String period,
      String owner,
      @Nullable Label note,
      List<StepOfForm> steps,
      @Nullable Label chainNote,
      List<CellsKnown> known,
      List<CellOfPersons> persons) {}

  static List<FormShown> of(PolicyPack pack, LocalDate on) {
    var given = Givens.of(pack, on);
    return pack.forms().forms().stream().map(form -> shown(pack, form, given)).toList();
  }

  private static FormShown shown(PolicyPack pack, Form form, Given given) {
    var chain = pack.forms().chain(form.chain()).orElseThrow();
    return new FormShown(
        form.id(),
        form.version(),
        form.from(),
        form.title(),
        form.clause(),
        pack.clause(form.clause()).map(PolicyPack.Clause::place).orElse(form.clause()),
        form.ours(),
        code(form.period()),
        code(form.owner()),
        form.note(),
        chain.steps().stream().map(step -> step(step, given)).toList(),
        chain.note(),
        known(form),
        form.onlyAPersonKnows().stream().map(WhoKnows::ofPersons).toList());
  }

  private static StepOfForm step(Chain.Step it, Given given) {
    var due = it.due();
    return new StepOfForm(
        it.label(),
        code(it.at()),
        it.duty().label(),
        code(it.act()),
        due == null ? null : due.words(given.parameters()),
        it.note());
  }

  private static List<CellsKnown> known(Form form) {
    var counts = new EnumMap<Source, Integer>(Source.class);
    for (var place : form.eachPlace()) {
      var source = source(place.rule().fill());
      if (source != null) {
        counts.merge(source, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().map(WhoKnows::counted).toList();
  }

  private static CellsKnown counted(Map.Entry<Source, Integer> it) {
    return new CellsKnown(code(it.getKey()), it.getValue());
  }

  private static @Nullable Source source(Fill fill) {
    return switch (fill) {
      case Fill.Typed _ -> Source.PERSON;
      case Fill.Figure _ -> Source.FIGURE;
      case Fill.Record _ -> Source.RECORD;
      case Fill.Computed _ -> Source.COMPUTED;
      case Fill.OfRule _ -> Source.RULE;
      case Fill.Carried _ -> Source.CARRIED;
      case Fill.Blank _ -> null;
    };
  }

  private static CellOfPersons ofPersons(Form.Place it) {
    var row = it.row();
    return new CellOfPersons(
        rows(it.section()),
        row == null ? null : row.label(),
        it.column().label(),
        it.rule().unit(),
        it.rule().required());
  }

  /** A section; where it has a row for each of something, of what. */
  private static Label rows(Section section) {
    var title = section.title();
    return section.rows() instanceof Rows.Repeating(var over, _)
        ? new Label(
            title.zh() + "（" + over.label().zh() + "）", title.en() + " (" + over.label().en() + ")")
        : title;
  }

  private static String code(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }
}
