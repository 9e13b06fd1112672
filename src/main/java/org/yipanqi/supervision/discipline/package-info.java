/**
 * Praise, reminders, notices, talks: proposed where the policy's own condition holds, or by a
 * person, decided by a person, written in a letter with a number, and carried out.
 */
@NullMarked
package org.yipanqi.supervision.discipline;

import org.jspecify.annotations.NullMarked;
