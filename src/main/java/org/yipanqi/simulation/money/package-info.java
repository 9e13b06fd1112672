/** Staff, pay and the books of the institutions. */
@NullMarked
package org.yipanqi.simulation.money;

import org.jspecify.annotations.NullMarked;
