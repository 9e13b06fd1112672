/** Writes the import files of an invented county, the same bytes for the same seed. */
@NullMarked
package org.yipanqi.simulation;

import org.jspecify.annotations.NullMarked;
