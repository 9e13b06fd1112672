/**
 * How a county scores: its table, read and checked, and the marks that come of figures and of what
 * people state. Plain rules that know no database.
 */
@NullMarked
package org.yipanqi.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
