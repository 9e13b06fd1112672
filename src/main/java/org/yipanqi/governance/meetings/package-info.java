/**
 * Meetings: planned, held, minuted. Who came is kept with the seat and the name of the day, whether
 * they were enough is said by the charter of that day, and what was decided holds from when who
 * took the chair confirmed the minutes.
 */
@NullMarked
package org.yipanqi.governance.meetings;

import org.jspecify.annotations.NullMarked;
