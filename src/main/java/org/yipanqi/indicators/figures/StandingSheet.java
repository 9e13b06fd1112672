package org.yipanqi.indicators.figures;

import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.web.SheetFile;

/** How a document stands, in every Excel file that holds its figures. */
public final class StandingSheet {

  private StandingSheet() {}

  /** A row for the mark and for each note; none where the document simply binds. */
  public static void say(SheetFile sheet, @Nullable DocumentStanding document) {
    if (document != null) {
      document.said().forEach(line -> sheet.row().label(line));
    }
  }

  /** The judgement, or what there is in its place where the document doesn't bind. */
  public static Label judged(Judgement judgement, Bearing bearing) {
    return bearing.judges() ? judgement.label() : bearing.label();
  }
}
