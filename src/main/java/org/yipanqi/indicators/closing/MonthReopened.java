package org.yipanqi.indicators.closing;

import java.time.YearMonth;
import org.springframework.modulith.NamedInterface;

/** A closed month is open again; what was closed with it is out of force. */
@NamedInterface("closing")
public record MonthReopened(long closing, long county, YearMonth month) {}
