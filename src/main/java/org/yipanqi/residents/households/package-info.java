/** Households: a head and members with dates; whoever moves leaves the household of before. */
@NullMarked
package org.yipanqi.residents.households;

import org.jspecify.annotations.NullMarked;
