/**
 * The source calendar as people see it: the board of gaps, who owes what from which system, what is
 * declared or voided on screen, and reminders. Pure rules are in {@code Crossing} and {@code
 * GapTally}.
 */
@NullMarked
package org.yipanqi.facts.sources;

import org.jspecify.annotations.NullMarked;
