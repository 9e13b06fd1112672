package org.yipanqi.supervision.discipline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A proposal as it is listed.
 *
 * @param place of the clause it rests on, in its document
 * @param letterNo as official papers are numbered
 */
record ProposalShown(
    String id,
    String kind,
    Label kindLabel,
    Label title,
    String pack,
    String clause,
    String place,
    boolean ours,
    String about,
    String aboutId,
    String unit,
    String matter,
    String state,
    LocalDate proposedOn,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    @Nullable String reason,
    @Nullable String letterNo,
    @Nullable LocalDate letterOn,
    @Nullable LocalDate carriedOutOn,
    @Nullable String carriedOut,
    int version) {

  /**
   * With what it rests on.
   *
   * @param byHand the reason, where a person proposed it
   * @param letter as sent, else as it would be written
   */
  record WholeProposal(
      ProposalShown proposal,
      List<GroundShown> grounds,
      @Nullable String byHand,
      @Nullable Label note,
      @Nullable LetterShown letter) {}

  record GroundShown(Label label, Label words, Label numbers) {}

  record LetterShown(
      @Nullable String number,
      @Nullable LocalDate on,
      String sender,
      String title,
      String unit,
      String body) {}

  /** What a policy has that may follow. */
  record MeasureOfPolicy(
      String pack,
      String id,
      String kind,
      Label kindLabel,
      Label title,
      String clause,
      String place,
      String about,
      boolean ours,
      @Nullable Label note,
      List<GroundShown> needs) {}
}
