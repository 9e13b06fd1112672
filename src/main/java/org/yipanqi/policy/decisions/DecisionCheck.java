package org.yipanqi.policy.decisions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Amendment;
import org.yipanqi.policy.PackMistake;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** Whether a decision could be taken: every mistake with the field it lies in. */
@Component
class DecisionCheck {

  /**
   * A mistake at a field of the form.
   *
   * @param line in the field's text, counted from 1
   */
  record Mistake(String field, int line, int column, Label message) {}

  /** What was written, read as far as it can be; without mistakes there is an amendment. */
  record Checked(@Nullable Amendment amendment, List<Mistake> mistakes) {}

  private static final int MOST_BASIS = 500;

  private final Policies policies;
  private final TargetsText targets;

  DecisionCheck(Policies policies, TargetsText targets) {
    this.policies = policies;
    this.targets = targets;
  }

  Checked of(PolicyPack pack, DecisionDraft draft) {
    var mistakes = new ArrayList<Mistake>();
    basis(draft.basis(), mistakes);
    var kind = kind(draft.kind(), mistakes);
    var from = month(draft.validFrom(), mistakes);
    if (kind.isEmpty() || from.isEmpty()) {
      return new Checked(null, mistakes);
    }
    var fields = fields(pack, kind.get(), from.get(), draft, mistakes);
    if (fields.isEmpty()) {
      return new Checked(null, mistakes);
    }
    var amendment = new Amendment(0, kind.get(), draft.target(), from.get(), fields.get());
    var reading = policies.with(pack.id(), amendment);
    reading.mistakes().forEach(wrong -> mistakes.add(mistake(amendment, wrong)));
    reading.pack().ifPresent(then -> changesSomething(pack, then, amendment, mistakes));
    return new Checked(mistakes.isEmpty() ? amendment : null, List.copyOf(mistakes));
  }

  private static void basis(String basis, List<Mistake> mistakes) {
    if (basis.isBlank()) {
      add(mistakes, "basis", "写明依据：县里的文件名和文号", "name the county's document this rests on");
    } else if (basis.strip().length() > MOST_BASIS) {
      add(mistakes, "basis", "依据最多 500 字", "at most 500 characters");
    }
  }

  private static Optional<Amendment.Kind> kind(String code, List<Mistake> mistakes) {
    var kind =
        Arrays.stream(Amendment.Kind.values())
            .filter(k -> k.name().equals(code.toUpperCase(Locale.ROOT)))
            .findFirst();
    if (kind.isEmpty()) {
      add(
          mistakes,
          "kind",
          "只能是 parameter、series 或 measure",
          "must be parameter, series or measure");
    }
    return kind;
  }

  private static Optional<LocalDate> month(String text, List<Mistake> mistakes) {
    try {
      return Optional.of(YearMonth.parse(text).atDay(1));
    } catch (DateTimeException e) {
      add(mistakes, "validFrom", "从哪个月起？请写成 2020-07", "from which month? write it as 2020-07");
      return Optional.empty();
    }
  }

  /** All that the decision says: what was written, and for a definition the rest as it stands. */
  private Optional<Map<String, String>> fields(
      PolicyPack pack,
      Amendment.Kind kind,
      LocalDate from,
      DecisionDraft draft,
      List<Mistake> mistakes) {
    var written = written(draft, mistakes);
    if (kind == Amendment.Kind.PARAMETER) {
      if (draft.value() == null || draft.value().isBlank()) {
        add(mistakes, "value", "选定或填写一个值", "choose or enter a value");
        return Optional.empty();
      }
      return Optional.of(Map.of("value", draft.value().strip()));
    }
    var stands = policies.wording(pack.id(), kind, draft.target(), from);
    if (stands.isEmpty()) {
      add(
          mistakes,
          "target",
          "没有编号为“" + draft.target() + "”的口径",
          "there is no definition \"" + draft.target() + "\"");
      return Optional.empty();
    }
    var fields = new LinkedHashMap<>(stands.get());
    written.forEach((key, text) -> {
      if (fields.containsKey(key)) {
        fields.put(key, text);
      } else {
        add(mistakes, key, "这个口径没有这一部分", "this definition has no such part");
      }
    });
    return Optional.of(fields);
  }

  private Map<String, String> written(DecisionDraft draft, List<Mistake> mistakes) {
    var written = new LinkedHashMap<String, String>();
    put(written, "formula", draft.formula());
    put(written, "where", draft.where());
    put(written, "unknown", draft.unknown());
    put(written, "direction", draft.direction());
    if (draft.targets() != null) {
      targets.of(draft.targets(), mistakes).ifPresent(t -> written.put("targets", t));
    }
    return written;
  }

  private static void put(Map<String, String> written, String key, @Nullable String text) {
    if (text != null) {
      written.put(key, text.strip());
    }
  }

  /** A decision that changes nothing would only make people look for a difference. */
  private static void changesSomething(
      PolicyPack now, PolicyPack then, Amendment amendment, List<Mistake> mistakes) {
    var from = amendment.from();
    var id = amendment.target();
    var same =
        switch (amendment.kind()) {
          case PARAMETER ->
              now.parameter(id, from)
                  .filter(p -> p.decidedOn(from))
                  .filter(p -> amendment.fields().containsValue(p.value()))
                  .isPresent();
          case SERIES ->
              now.series(id, from)
                  .map(s -> s.beginning(from))
                  .equals(then.series(id, from).map(s -> s.beginning(from)));
          case MEASURE ->
              now.measure(id, from)
                  .map(m -> m.beginning(from))
                  .equals(then.measure(id, from).map(m -> m.beginning(from)));
        };
    if (same) {
      add(
          mistakes,
          amendment.kind() == Amendment.Kind.PARAMETER ? "value" : "definition",
          "从这个月起已经是这样，没有改动",
          "it is so from that month already");
    }
  }

  private static Mistake mistake(Amendment amendment, PackMistake wrong) {
    var field = amendment.field(wrong);
    if (field != null) {
      return new Mistake(field, wrong.line(), wrong.column(), wrong.message());
    }
    var place = wrong.file() + ":" + wrong.line() + "　";
    return new Mistake(
        amendment.kind() == Amendment.Kind.PARAMETER ? "value" : "definition",
        1,
        1,
        new Label(place + wrong.message().zh(), place + wrong.message().en()));
  }

  static void add(List<Mistake> mistakes, String field, String zh, String en) {
    mistakes.add(new Mistake(field, 1, 1, new Label(zh, en)));
  }
}
