/**
 * Returns looked at again: what differs from the records, and what a spot check found, each a
 * finding with somebody who has to answer for it.
 */
@NullMarked
package org.yipanqi.reporting.checking;

import org.jspecify.annotations.NullMarked;
