/**
 * Months are closed, confirmed and reopened by named users. Closing copies what the figures were; a
 * reprint reads the copy, and what would differ today is listed beside it.
 */
@NullMarked
package org.yipanqi.indicators.closing;

import org.jspecify.annotations.NullMarked;
