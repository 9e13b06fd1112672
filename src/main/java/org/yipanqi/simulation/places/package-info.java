/**
 * Where a county's people live and who looks after them: divisions, institutions, communities,
 * census.
 */
@NullMarked
package org.yipanqi.simulation.places;

import org.jspecify.annotations.NullMarked;
