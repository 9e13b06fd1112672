/** Invented people: who they are, with whom they live, what they live with. */
@NullMarked
package org.yipanqi.simulation.people;

import org.jspecify.annotations.NullMarked;
