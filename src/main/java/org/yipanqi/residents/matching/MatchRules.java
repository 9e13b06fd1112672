package org.yipanqi.residents.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yipanqi.residents.matching.Weighed.Line;
import org.yipanqi.residents.matching.Weighed.Verdict;

/**
 * How two entries are compared and when they are one person: a dated file, of which this is the
 * content.
 *
 * @param certain the sum from which on they are one
 * @param doubtful the sum from which on somebody should look
 * @param blocks keys that bring two entries together at all; one list must be equal
 * @param largestBlock entries that may share one, beyond which it tells nothing
 */
public record MatchRules(
    String version,
    LocalDate from,
    BigDecimal certain,
    BigDecimal doubtful,
    List<List<BlockKey>> blocks,
    int largestBlock,
    Map<Trait, Map<Likeness, BigDecimal>> weights) {

  /** Of the shipped file. */
  public static final String CURRENT = "2026-11-26";

  public MatchRules {
    blocks = blocks.stream().map(List::copyOf).toList();
    weights = Map.copyOf(weights);
    if (certain.compareTo(doubtful) <= 0) {
      throw new IllegalArgumentException("what is certain is more than what is doubtful");
    }
    if (blocks.isEmpty() || blocks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("nothing brings entries together");
    }
    for (var trait : Trait.values()) {
      if (!weights.containsKey(trait)) {
        throw new IllegalArgumentException("no weights for " + trait.code());
      }
    }
  }

  public static MatchRules current() {
    var name = "/matching/" + CURRENT + ".yaml";
    try (var in = MatchRules.class.getResourceAsStream(name)) {
      return read(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MatchRules read(InputStream in) {
    var top = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    var blocks = new ArrayList<List<BlockKey>>();
    for (var block : (List<?>) get(top, "blocks")) {
      blocks.add(((List<?>) block).stream().map(key -> BlockKey.valueOf(upper(key))).toList());
    }
    var weights = new EnumMap<Trait, Map<Likeness, BigDecimal>>(Trait.class);
    map(get(top, "weights"))
        .forEach((trait, of) -> weights.put(Trait.valueOf(upper(trait)), weights(map(of))));
    return new MatchRules(
        get(top, "version").toString(),
        LocalDate.parse(get(top, "from").toString()),
        number(get(top, "certain")),
        number(get(top, "doubtful")),
        blocks,
        number(get(top, "largest_block")).intValueExact(),
        weights);
  }

  /** Compares two entries. */
  public Weighed weigh(Traits one, Traits other) {
    var lines = new ArrayList<Line>();
    var score = BigDecimal.ZERO;
    var invalid = false;
    for (var trait : Trait.values()) {
      var likeness = trait.compare(one, other);
      var weight =
          Objects.requireNonNull(weights.get(trait)).getOrDefault(likeness, BigDecimal.ZERO);
      lines.add(new Line(trait, likeness, weight));
      score = score.add(weight);
      invalid |= likeness.invalid();
    }
    return new Weighed(version, score, verdict(score, invalid), lines);
  }

  /** An invalid number never makes two entries one by itself, whatever else speaks for it. */
  private Verdict verdict(BigDecimal score, boolean invalid) {
    if (score.compareTo(doubtful) < 0) {
      return Verdict.DIFFERENT;
    }
    return score.compareTo(certain) >= 0 && !invalid ? Verdict.CERTAIN : Verdict.DOUBTFUL;
  }

  private static Map<Likeness, BigDecimal> weights(Map<?, ?> of) {
    var weights = new EnumMap<Likeness, BigDecimal>(Likeness.class);
    of.forEach(
        (likeness, weight) -> weights.put(Likeness.valueOf(upper(likeness)), number(weight)));
    return weights;
  }

  private static Map<?, ?> map(Object of) {
    return (Map<?, ?>) of;
  }

  private static Object get(Map<?, ?> of, String key) {
    return Objects.requireNonNull(of.get(key), () -> "matching rules without " + key);
  }

  private static BigDecimal number(Object of) {
    return new BigDecimal(of.toString());
  }

  private static String upper(Object of) {
    return of.toString().toUpperCase(Locale.ROOT);
  }
}
