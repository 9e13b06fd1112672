package org.yipanqi.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.Value;

/**
 * A case that was worked out by hand, as a file of the golden folder holds it.
 *
 * @param text what stands there, every scalar as a text
 */
record GoldenCase(String pack, String rule, Map<String, Object> text) {

  private static final Set<String> KEYS =
      Set.of(
          "case", "on", "answers", "set", "result", "lines", "shares", "asks", "not_fixed", "why");
  private static final Set<String> NEEDED = Set.of("case", "on", "result", "why");
  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  GoldenCase {
    if (!KEYS.containsAll(text.keySet()) || !text.keySet().containsAll(NEEDED)) {
      throw new IllegalArgumentException(pack + " " + rule + ": keys " + text.keySet());
    }
    for (var words : List.of("case", "why")) {
      var languages = map(text.get(words)).keySet();
      if (!languages.equals(LANGUAGES)) {
        throw new IllegalArgumentException(
            pack + " " + rule + ": quote a comma in " + words + " " + languages);
      }
    }
  }

  /** The cases of a file, which is named as its pack. */
  static List<GoldenCase> read(Path file) {
    var pack = file.getFileName().toString().replace(".yaml", "");
    var settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    var cases = new ArrayList<GoldenCase>();
    try {
      var root = map(new Load(settings).loadFromString(Files.readString(file)));
      map(root.get("rules"))
          .forEach((rule, all) ->
              ((List<?>) all).forEach(one -> cases.add(new GoldenCase(pack, rule, map(one)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  /** The cases of all packs. */
  static List<GoldenCase> all() {
    try (var files = Files.list(Path.of("src/test/resources/golden"))) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(f -> read(f).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    var words = texts("case");
    return pack + " · " + rule + " · " + words.get("zh") + " / " + words.get("en");
  }

  /** With the pack's parameters of the day, and those that this case fixes. */
  Explanation evaluate(PolicyPack by) {
    return evaluate(by, "");
  }

  /**
   * @param unfixed a parameter that is left to the pack, though the case fixes it
   */
  Explanation evaluate(PolicyPack by, String unfixed) {
    var on = LocalDate.parse(text("on"));
    var of = by.rule(rule, on).orElseThrow(() -> new AssertionError("no rule " + rule));
    var answers = new LinkedHashMap<String, Object>();
    texts("answers")
        .forEach((id, typed) -> {
          var ask = of.ask(id).orElseThrow(() -> new AssertionError("no ask " + id));
          answers.put(id, answer(ask.type(), typed));
        });
    var fixed = fixed(by, of, on, unfixed);
    return new RuleEvaluator(id -> Optional.ofNullable(fixed.get(id))).evaluate(of, on, answers);
  }

  private static Object answer(Rule.Type type, String typed) {
    return switch (type) {
      case INT, DECIMAL -> new BigDecimal(typed);
      case BOOL -> yesOrNo(typed);
      case CHOICE -> typed;
      case DATE -> LocalDate.parse(typed);
    };
  }

  private Map<String, Object> fixed(PolicyPack by, Rule of, LocalDate on, String unfixed) {
    var values = new LinkedHashMap<String, Object>();
    var set = texts("set");
    if (!of.parameters().containsAll(set.keySet())) {
      throw new AssertionError(rule + " reads " + of.parameters() + ", not all of " + set.keySet());
    }
    for (var id : of.parameters()) {
      var parameter = by.parameter(id, on).orElseThrow();
      var value = set.containsKey(id) && !id.equals(unfixed) ? set.get(id) : parameter.value();
      if (value != null) {
        values.put(id, value(parameter, value));
      }
    }
    return values;
  }

  private static Object value(Parameter parameter, String text) {
    return switch (parameter.type()) {
      case CHOICE -> {
        if (parameter.choices().stream().noneMatch(c -> c.code().equals(text))) {
          throw new AssertionError(parameter.id() + " has no choice " + text);
        }
        yield text;
      }
      case BOOL -> yesOrNo(text);
      case INT, DECIMAL -> {
        var number = new BigDecimal(text);
        var range = parameter.range();
        if (range != null
            && (number.compareTo(range.least()) < 0 || number.compareTo(range.most()) > 0)) {
          throw new AssertionError(parameter.id() + " can't be " + text);
        }
        yield number;
      }
    };
  }

  private static Boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new AssertionError("true or false, not " + text);
    };
  }

  /** What the case says, by where it says it. */
  Map<String, String> expected() {
    var said = new TreeMap<String, String>();
    said.put("result", plain(text("result")));
    texts("lines").forEach((id, value) -> said.put("line " + id, plain(value)));
    if (text.get("shares") instanceof String open) {
      said.put("shares", open);
    } else {
      texts("shares").forEach((id, value) -> said.put("share " + id, plain(value)));
    }
    said.put("asks", names("asks").toString());
    said.put("not_fixed", names("not_fixed").toString());
    return said;
  }

  /** What the rule says about the same. */
  Map<String, String> actual(Explanation explained) {
    var said = new TreeMap<String, String>();
    var all = new ArrayList<Value>(List.of(explained.result()));
    said.put("result", shown(explained.result()));
    for (var step : explained.steps()) {
      if (texts("lines").containsKey(step.line().id())) {
        all.add(step.value());
        said.put("line " + step.line().id(), shown(step.value()));
      }
    }
    if (text.containsKey("shares")) {
      var unshared = explained.unshared();
      if (unshared != null) {
        all.add(unshared);
        said.put("shares", shown(unshared));
      }
      for (var share : explained.shares()) {
        said.put("share " + share.id(), plain(share.amount().toPlainString()));
      }
    }
    var asks = new TreeSet<String>();
    var parameters = new TreeSet<String>();
    for (var value : all) {
      if (value instanceof Value.Open open) {
        asks.addAll(open.asks());
        parameters.addAll(open.parameters());
      }
    }
    said.put("asks", asks.toString());
    said.put("not_fixed", parameters.toString());
    return said;
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Is(BigDecimal number) -> plain(number.toPlainString());
      case Value.Is(var of) -> of.toString();
      case Value.Open _ -> "open";
      case Value.Undefined() -> "undefined";
    };
  }

  /** 6000 and 6000.00 are one number. */
  private static String plain(String text) {
    return text.matches("-?\\d+(\\.\\d+)?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }

  private String text(String key) {
    return (String) text.getOrDefault(key, "");
  }

  private Map<String, String> texts(String key) {
    var texts = new LinkedHashMap<String, String>();
    if (text.get(key) instanceof Map<?, ?> under) {
      under.forEach((name, value) -> texts.put((String) name, (String) value));
    }
    return texts;
  }

  private TreeSet<String> names(String key) {
    var names = new TreeSet<String>();
    if (text.get(key) instanceof List<?> list) {
      list.forEach(name -> names.add((String) name));
    }
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }
}
