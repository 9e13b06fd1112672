package org.yipanqi.facts.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.reading.FieldReader.Refusal;
import org.yipanqi.kernel.Label;

/** The reader of each column of a format. */
final class FieldReaders {

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final int MOST_SOURCE = 64;
  private static final BigDecimal MOST_YUAN = new BigDecimal("9999999999999.99");

  private final Vocabulary words;
  private final LocalDate today;

  FieldReaders(Vocabulary words, LocalDate today) {
    this.words = words;
    this.today = today;
  }

  FieldReader of(ImportColumn column) {
    return switch (column.type()) {
      case Type.Text(var max) -> text(max);
      case Type.Coded _ -> coded(column);
      case Type.Day(var future) -> TimeReaders.day(FIRST_DAY, future ? LAST_DAY : today);
      case Type.Month _ -> TimeReaders.month();
      case Type.Moment _ -> TimeReaders.moment();
      case Type.Whole(var min, var max) -> whole(min, max);
      case Type.Number(var scale, var min, var max) -> decimal(scale, min, max);
      case Type.Yuan _ -> decimal(2, BigDecimal.ZERO, MOST_YUAN);
      case Type.Flag _ -> flag();
      case Type.Institution _ -> known(words.institutions(), "unknown-institution");
      case Type.InstitutionOrForeign _ -> institutionOrForeign();
      case Type.Unit _ -> known(words.units(), "unknown-unit");
      case Type.Source _ -> source();
      case Type.Person _ -> known(words.persons(), "unknown-person");
      case Type.Division _ -> division(words.divisions());
      case Type.NewDivision _ -> division(new Vocabulary.Divisions(new long[0]));
      case Type.IdentityNumber _ -> identityNumber();
      case Type.Fact _ -> fact();
      case Type.PeriodCode _ -> TimeReaders.period();
    };
  }

  private static FieldReader text(int max) {
    var tooLong = Refusal.of("too-long", max);
    var control = Refusal.of("control-character");
    return (text, from, length, row, place) -> {
      if (length > max) {
        return tooLong;
      }
      for (var i = from; i < from + length; i++) {
        if (text[i] < ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') {
          return control;
        }
      }
      row.text(place, text, from, length);
      return null;
    };
  }

  /** Takes the code, or the words of either language. */
  private static FieldReader coded(ImportColumn column) {
    var index = new CodeIndex();
    var values = column.values();
    for (var i = values.size() - 1; i >= 0; i--) {
      index.put(values.get(i).label().zh(), i);
      index.put(values.get(i).label().en(), i);
    }
    for (var i = 0; i < values.size(); i++) {
      index.put(values.get(i).code(), i);
    }
    return known(
        index,
        "not-a-choice",
        new Label(listed(values, Label::zh, "、"), listed(values, Label::en, ", ")));
  }

  private static String listed(
      List<Choice> values, Function<Label, String> words, String separator) {
    return values.stream()
        .map(value -> words.apply(value.label()) + " (" + value.code() + ")")
        .collect(Collectors.joining(separator));
  }

  private static FieldReader known(Codes index, String code, Object... arguments) {
    var refusal = Refusal.of(code, arguments);
    return (text, from, length, row, place) -> {
      var number = index.find(text, from, length);
      if (number == Codes.UNKNOWN) {
        return refusal;
      }
      row.number(place, number);
      return null;
    };
  }

  private FieldReader institutionOrForeign() {
    var asText = text(64);
    return (text, from, length, row, place) -> {
      var id = words.institutions().find(text, from, length);
      var code = id == Codes.UNKNOWN ? length : codeAlone(text, from, length, id);
      var refusal = asText.read(text, from, code, row, place);
      row.number(place, id);
      return refusal;
    };
  }

  /** How much of "T1 Liantan hospital" is the institution's code. */
  private int codeAlone(char[] text, int from, int length, long id) {
    for (var i = 1; i < length; i++) {
      if (text[from + i] == ' ' && words.institutions().find(text, from, i) == id) {
        return i;
      }
    }
    return length;
  }

  private FieldReader fact() {
    var refusal = Refusal.of("unknown-fact");
    return (text, from, length, row, place) -> {
      var code = words.facts().get(new String(text, from, length));
      if (code == null) {
        return refusal;
      }
      row.text(place, code.toCharArray(), 0, code.length());
      return null;
    };
  }

  private static FieldReader whole(int min, int max) {
    return decimal(0, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  private static FieldReader decimal(int scale, BigDecimal min, BigDecimal max) {
    var form = scale == 0 ? Refusal.of("not-whole") : Refusal.of("not-a-number", scale);
    var negative = Refusal.of("negative");
    var range = Refusal.of("out-of-range", min.toPlainString(), max.toPlainString());
    var least = min.setScale(scale, RoundingMode.CEILING).unscaledValue().longValueExact();
    var most = max.setScale(scale, RoundingMode.FLOOR).unscaledValue().longValueExact();
    return (text, from, length, row, place) -> {
      var value = Digits.decimal(text, from, length, scale);
      if (value == Digits.NONE) {
        return form;
      }
      if (value < least || value > most) {
        return value < 0 && least == 0 ? negative : range;
      }
      row.number(place, value);
      return null;
    };
  }

  /** A source is met again and again in a row: the last one is remembered. */
  private FieldReader source() {
    var known = new CodeIndex();
    var tooLong = Refusal.of("too-long", MOST_SOURCE);
    return (text, from, length, row, place) -> {
      if (length > MOST_SOURCE) {
        return tooLong;
      }
      var id = known.find(text, from, length);
      if (id == Codes.UNKNOWN) {
        var code = new String(text, from, length);
        id = words.sources().applyAsInt(code);
        known.put(code, id);
      }
      row.number(place, id);
      return null;
    };
  }

  /** GB 11643: seventeen digits, weighed, give the eighteenth; the day of birth must have been. */
  private static FieldReader identityNumber() {
    var bad = Refusal.of("bad-identity-number");
    return (text, from, length, row, place) -> {
      if (!IdentityNumber.valid(text, from, length)) {
        return bad;
      }
      row.text(place, text, from, length);
      var check = row.start(place) + length - 1;
      row.letters()[check] = Character.toUpperCase(row.letters()[check]);
      return null;
    };
  }

  private static FieldReader flag() {
    var index = new CodeIndex();
    List.of("true", "是", "1", "TRUE", "True", "yes").forEach(yes -> index.put(yes, 1));
    List.of("false", "否", "0", "FALSE", "False", "no").forEach(no -> index.put(no, 0));
    return known(index, "not-a-flag");
  }

  private static FieldReader division(Vocabulary.Divisions divisions) {
    var form = Refusal.of("bad-division");
    var unknown = Refusal.of("unknown-division");
    return (text, from, length, row, place) -> {
      var code = Digits.whole(text, from, length);
      var shaped = length == 2 || length == 4 || length == 6 || length == 9 || length == 12;
      if (!shaped || code == Digits.NONE || text[from] == '0') {
        return form;
      }
      if (!divisions.allow(code)) {
        return unknown;
      }
      row.number(place, code);
      return null;
    };
  }
}
