/** Chance with a seed, days and months, and the figures everything turns on. */
@NullMarked
package org.yipanqi.simulation.chance;

import org.jspecify.annotations.NullMarked;
