/** The files that are written, and the small tables that are read. */
@NullMarked
package org.yipanqi.simulation.files;

import org.jspecify.annotations.NullMarked;
