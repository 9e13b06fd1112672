package org.yipanqi.indicators.figures;

import java.time.YearMonth;
import java.util.List;
import org.yipanqi.kernel.Label;

/** A source that should be in and is not, with the months it lacks. */
public record MissingSource(
    String code, Label name, String fact, Label factLabel, List<YearMonth> months) {}
