/** Rules over HTTP: what they ask, and what they answer to a case, line by line. */
@NullMarked
package org.yipanqi.policy.calculators;

import org.jspecify.annotations.NullMarked;
