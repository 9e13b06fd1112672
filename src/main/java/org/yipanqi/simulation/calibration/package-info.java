/** What a run has come to beside the figures of the national bulletins. */
@NullMarked
package org.yipanqi.simulation.calibration;

import org.jspecify.annotations.NullMarked;
