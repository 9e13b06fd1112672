/** Cells, figures, judgement, lineage and the board. */
@NullMarked
package org.yipanqi.indicators;

import org.jspecify.annotations.NullMarked;
