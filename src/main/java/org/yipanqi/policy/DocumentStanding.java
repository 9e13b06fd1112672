package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * How a document stands to the figures of a county in a period, as every page, file and print that
 * shows them says it. Kept with a closed period.
 *
 * @param status draft, trial, in_force, lapsed or superseded
 * @param mark what is written across everything that shows its figures; only a draft has one
 * @param unjudged why nothing is judged in the period; absent where the document is in force
 * @param elsewhere said where the document doesn't address the county: it may be tried on any
 * @param replacedBy the pack or the number of the document that came after
 */
public record DocumentStanding(
    String status,
    Bearing bearing,
    @Nullable Label mark,
    @Nullable Label unjudged,
    @Nullable Label elsewhere,
    @Nullable String replacedBy) {

  private static final Label DRAFT =
      new Label("征求意见稿，不作考核", "Draft for comment, not for assessment");
  private static final Label ELSEWHERE =
      new Label(
          "这份文件的适用范围不含本县，评判只供对照。",
          "The document does not address this county; its judgements are for comparison.");

  /**
   * The standing of a pack's document.
   *
   * @param county the statistical code of the county whose figures are shown
   * @param end the last day of their period
   */
  public static DocumentStanding of(PolicyPack pack, String county, LocalDate end) {
    var document = pack.document();
    return of(pack, county, code(document.status()), Bearing.of(document, end));
  }

  /**
   * The standing that was kept with a figure when its period was closed.
   *
   * @param status of the document then
   * @param bearing of the figure then; that a target binds other places is said beside the figure
   */
  public static DocumentStanding of(
      PolicyPack pack, String county, String status, Bearing bearing) {
    var document = pack.document();
    var whole = bearing == Bearing.NOT_BOUND_HERE ? Bearing.BINDS : bearing;
    return new DocumentStanding(
        status,
        whole,
        status.equals(code(PolicyPack.Status.DRAFT)) ? DRAFT : null,
        whole.because(document, List.of()),
        document.binds().stream().anyMatch(county::startsWith) ? null : ELSEWHERE,
        document.supersededBy());
  }

  private static String code(PolicyPack.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** What every file says before its figures, the mark first; nothing where it simply binds. */
  public List<Label> said() {
    return Stream.of(Optional.ofNullable(mark), Optional.ofNullable(unjudged))
        .flatMap(Optional::stream)
        .toList();
  }
}
