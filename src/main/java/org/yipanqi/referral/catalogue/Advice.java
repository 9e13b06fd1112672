package org.yipanqi.referral.catalogue;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Direction;

/**
 * What the catalogue says of a disease on its way.
 *
 * @param line the line that speaks; null when none does
 * @param fit whether the level that it goes to is one where the disease belongs
 */
public record Advice(@Nullable CatalogueLine line, Fit fit) {

  /** Whether a way goes along with a line. */
  public enum Fit {
    ALONG,
    AGAINST,
    /** No line, no receiver yet, or one that has no level. */
    OPEN
  }

  /**
   * Of all lines that name the disease those for its direction go first, of these the one that
   * names most of its code.
   *
   * @param level where it goes; null when that is not known yet
   */
  static Advice of(
      Collection<CatalogueLine> lines,
      String icd10,
      Direction direction,
      @Nullable CareLevel level) {
    var down = direction == Direction.DOWN;
    return lines.stream()
        .filter(line -> line.reach(icd10) > 0)
        .min(
            Comparator.comparing(
                    (CatalogueLine line) -> (line.kind() == AdviceKind.SHOULD_COME_DOWN) != down)
                .thenComparing(line -> -line.reach(icd10))
                .thenComparing(CatalogueLine::code))
        .map(line -> new Advice(line, fit(line, level)))
        .orElse(new Advice(null, Fit.OPEN));
  }

  private static Fit fit(CatalogueLine line, @Nullable CareLevel level) {
    if (level == null) {
      return Fit.OPEN;
    }
    return line.belongs(level) ? Fit.ALONG : Fit.AGAINST;
  }

  /** Whether who sends the patient all the same has to say why. */
  public boolean needsReason() {
    return fit == Fit.AGAINST && line != null && line.asksReason();
  }

  /** The line as a case keeps it: version and code. Null when none spoke. */
  public @Nullable String code() {
    return line == null ? null : line.version() + "/" + line.code();
  }

  /** In a sentence. Null when no line speaks. */
  public @Nullable Label words() {
    if (line == null) {
      return null;
    }
    var against = fit == Fit.AGAINST;
    return new Label(
        "%s：%s（%s）。%s%s"
            .formatted(
                line.disease().zh(),
                line.kind().label().zh(),
                line.where().zh(),
                against ? "现在的去处不在其中。" : "",
                line.when().zh()),
        "%s: %s (%s). %s%s"
            .formatted(
                line.disease().en(),
                line.kind().label().en().toLowerCase(java.util.Locale.ROOT),
                line.where().en(),
                against ? "The receiver is none of these. " : "",
                line.when().en()));
  }
}
