package org.yipanqi.facts.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.template.KnownCodes.Known;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.kernel.Label;

/**
 * The sheet of a template that holds what can be chosen in its columns. Lists are kept in cells and
 * not in the columns' own rules, where 255 characters are the end.
 */
final class ChoiceLists {

  private static final int LAST_ROW = 1_048_575;
  private static final int WIDTH = 28;

  private final Worksheet sheet;
  private final KnownCodes known;
  private final Locale locale;
  private final Function<String, String> words;
  private int next;

  /**
   * @param words texts of the template by their key
   */
  ChoiceLists(Worksheet sheet, KnownCodes known, Locale locale, Function<String, String> words) {
    this.sheet = sheet;
    this.known = known;
    this.locale = locale;
    this.words = words;
  }

  /** A list for a column: what to choose, what stands beside it, whether other values are right. */
  private record Choices(List<String> values, List<String> beside, boolean open) {

    static Choices closed(List<String> values) {
      return new Choices(values, List.of(), false);
    }

    static Choices named(List<Known> known, boolean open) {
      return new Choices(
          known.stream().map(it -> it.code() + " " + it.name()).toList(), List.of(), open);
    }

    static Choices coded(List<Known> known, boolean open) {
      return new Choices(
          known.stream().map(Known::code).toList(), known.stream().map(Known::name).toList(), open);
    }
  }

  /** Writes the list of a column, if it has one, and lets cells of the column be chosen from it. */
  void offer(ImportColumn column, Worksheet data, int at) {
    var choices = choices(column);
    if (choices == null || choices.values().isEmpty()) {
      return;
    }
    var list = write(column, choices);
    data.range(1, at, LAST_ROW, at)
        .validateWithList(list)
        .allowBlank(true)
        .errorStyle(
            choices.open()
                ? DataValidationErrorStyle.INFORMATION
                : DataValidationErrorStyle.WARNING)
        .showErrorMessage(true)
        .errorTitle(Sheet.nameFrom(column.label().in(locale)))
        .error(words.apply(choices.open() ? "other-value" : "not-in-list"));
  }

  private @Nullable Choices choices(ImportColumn column) {
    return switch (column.type()) {
      case Type.Coded _ ->
          Choices.closed(column.values().stream().map(it -> it.label().in(locale)).toList());
      case Type.Flag _ ->
          Choices.closed(
              List.of(new Label("是", "yes").in(locale), new Label("否", "no").in(locale)));
      case Type.Institution _ -> Choices.named(known.institutions(), false);
      case Type.InstitutionOrForeign _ -> Choices.named(known.institutions(), true);
      case Type.Unit _ -> Choices.named(known.units(), false);
      case Type.Division _ -> Choices.coded(known.divisions(), false);
      case Type.Source _ -> Choices.coded(known.sources(), true);
      case Type.Fact _ -> Choices.closed(known.facts().stream().map(Known::name).toList());
      case Type.Text _,
          Type.Day _,
          Type.Month _,
          Type.Moment _,
          Type.Whole _,
          Type.Number _,
          Type.Yuan _,
          Type.Person _,
          Type.NewDivision _,
          Type.IdentityNumber _,
          Type.PeriodCode _ ->
          null;
    };
  }

  private Range write(ImportColumn column, Choices choices) {
    var at = next;
    heading(at, column.label().in(locale));
    for (var i = 0; i < choices.values().size(); i++) {
      sheet.value(1 + i, at, choices.values().get(i));
    }
    next++;
    if (!choices.beside().isEmpty()) {
      heading(next, words.apply("name"));
      for (var i = 0; i < choices.beside().size(); i++) {
        sheet.value(1 + i, next, choices.beside().get(i));
      }
      next++;
    }
    return sheet.range(1, at, choices.values().size(), at);
  }

  private void heading(int at, String text) {
    sheet.value(0, at, text);
    sheet.style(0, at).bold().set();
    sheet.width(at, WIDTH);
  }

  /** Whether nothing was there to choose from. */
  boolean isEmpty() {
    return next == 0;
  }

  /** Lists as one sentence of the notes shows them. */
  static String shown(ImportColumn column, Locale locale) {
    var shown = new ArrayList<String>();
    column.values().forEach(it -> shown.add(it.label().in(locale) + " (" + it.code() + ")"));
    return String.join(locale.getLanguage().equals("en") ? ", " : "、", shown);
  }
}
