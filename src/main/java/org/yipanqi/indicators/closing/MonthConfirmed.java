package org.yipanqi.indicators.closing;

import java.time.YearMonth;
import org.springframework.modulith.NamedInterface;

/** Somebody confirmed a closed month. */
@NamedInterface("closing")
public record MonthConfirmed(long closing, long county, YearMonth month) {}
