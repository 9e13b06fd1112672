package org.yipanqi.indicators.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;

/**
 * A cell that would change, as a screen or a file shows it.
 *
 * @param id the series' id, or the monitored figure's
 * @param unit null while nothing is computed on either side
 * @param change after less before, with a sign, in the figure's own decimals; null without both
 * @param flips whether it would be judged otherwise
 */
@NamedInterface("impact")
public record ImpactCell(
    String row,
    Label rowName,
    String id,
    boolean monitored,
    Label title,
    String period,
    @Nullable String unit,
    ImpactSide before,
    ImpactSide after,
    @Nullable String change,
    boolean flips) {

  /** One side of the comparison. */
  public record ImpactSide(
      State state, Judgement judgement, @Nullable String value, String display) {

    static ImpactSide of(@Nullable Figure figure) {
      return figure == null
          ? new ImpactSide(State.NOT_FIXED, Judgement.NOT_JUDGED, null, "")
          : new ImpactSide(
              figure.state(),
              figure.judgement(),
              Words.exact(figure.value()),
              Words.display(figure.series(), figure.value()));
    }
  }

  static ImpactCell of(Change change) {
    var shown = Optional.ofNullable(change.after()).or(() -> Optional.ofNullable(change.before()));
    return new ImpactCell(
        change.row().code(),
        Names.of(change.row()),
        change.subject().id(),
        change.subject().monitored(),
        change.subject().title(),
        change.period().toString(),
        shown.map(f -> f.series().unit()).orElse(null),
        ImpactSide.of(change.before()),
        ImpactSide.of(change.after()),
        shown.flatMap(f -> signed(change.difference(), f)).orElse(null),
        change.flips());
  }

  /** Rounded to the figure's decimals, or to more when it would vanish: a change is never "0". */
  private static Optional<String> signed(@Nullable BigDecimal difference, Figure figure) {
    if (difference == null) {
      return Optional.empty();
    }
    var rounded = difference.setScale(figure.series().decimals(), RoundingMode.HALF_UP);
    if (rounded.signum() == 0 && difference.signum() != 0) {
      rounded = difference.setScale(4, RoundingMode.HALF_UP);
    }
    var sign = difference.signum() > 0 ? "+" : "";
    return Optional.of(sign + rounded.toPlainString());
  }
}
