/**
 * Evaluations as pages ask for them: the list, one unit's sheet, what would be now; the sample's.
 */
@NullMarked
package org.yipanqi.evaluation.desk;

import org.jspecify.annotations.NullMarked;
