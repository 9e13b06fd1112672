/**
 * Who owes which return and how far it is: one's own desk, the county's board, reminders. Nothing
 * of what is owed is stored before somebody begins it; it follows from the policies and the
 * register.
 */
@NullMarked
package org.yipanqi.reporting.progress;

import org.jspecify.annotations.NullMarked;
