/** The registry, the sources owed, standards and typed figures. */
@NullMarked
package org.yipanqi.simulation.register;

import org.jspecify.annotations.NullMarked;
