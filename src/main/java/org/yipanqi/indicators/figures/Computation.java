package org.yipanqi.indicators.figures;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** Names all that decides a series' number and judgement, so that a change of it is noticed. */
public final class Computation {

  private Computation() {}

  /**
   * The digest of a definition.
   *
   * @param on the day whose measures count
   */
  public static String digest(PolicyPack pack, Series series, LocalDate on) {
    var measures = new TreeMap<String, String>();
    collect(pack, series.formula().refs(), on, measures);
    var text =
        String.join(
            "\n",
            series.id(),
            series.unit(),
            series.formula().toString(),
            series.levels().stream().sorted().toList().toString(),
            series.targets().toString(),
            series.atRiskPoints().stripTrailingZeros().toPlainString(),
            measures.toString(),
            Judge.rules(pack, on) + places(series));
    return StoredJson.digest(text);
  }

  /** Nothing where a series names no places, as it was before any could. */
  private static String places(Series series) {
    return series.places().isEmpty() ? "" : "\n" + series.places();
  }

  private static void collect(
      PolicyPack pack, Set<Formula.Ref> refs, LocalDate on, TreeMap<String, String> measures) {
    for (var ref : refs) {
      switch (pack.measure(ref.measure(), on).orElse(null)) {
        case Measure.Base base -> measures.put(base.id(), base.digest());
        case Measure.Derived derived -> {
          measures.put(derived.id(), derived.formula().toString());
          collect(pack, derived.formula().refs(), on, measures);
        }
        case null -> measures.put(ref.measure(), "?");
      }
    }
  }
}
