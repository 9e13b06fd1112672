/** Figures side by side: the board, the task list, and their files. */
@NullMarked
package org.yipanqi.indicators.board;

import org.jspecify.annotations.NullMarked;
