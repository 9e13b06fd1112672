/**
 * What became of what was decided, and the matters that have to be considered every year: each with
 * its last decision, and whether the year has had it.
 */
@NullMarked
package org.yipanqi.governance.decisions;

import org.jspecify.annotations.NullMarked;
