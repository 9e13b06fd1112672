package org.yipanqi.indicators.closing;

import java.time.YearMonth;
import org.springframework.modulith.NamedInterface;

/** A month of a county was closed; its figures are kept as they were. */
@NamedInterface("closing")
public record MonthClosed(long closing, long county, YearMonth month) {}
