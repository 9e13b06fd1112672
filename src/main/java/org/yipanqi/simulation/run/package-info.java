/** What all parts of one run share: sums, reports, clerks, the counts for calibration. */
@NullMarked
package org.yipanqi.simulation.run;

import org.jspecify.annotations.NullMarked;
