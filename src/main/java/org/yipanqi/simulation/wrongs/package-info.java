/** What is wrong on purpose, and the truth beside it. */
@NullMarked
package org.yipanqi.simulation.wrongs;

import org.jspecify.annotations.NullMarked;
