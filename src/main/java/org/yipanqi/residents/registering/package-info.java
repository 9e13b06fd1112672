/** Residents registered by hand: with a card, without one, newborn under the mother. */
@NullMarked
package org.yipanqi.residents.registering;

import org.jspecify.annotations.NullMarked;
