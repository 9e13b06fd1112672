/**
 * What follows when the county sees how a task was done: praise, a reminder, a talk. Each has its
 * own condition over what the ledger and the inspections know; it is proposed by the condition and
 * decided by a person.
 */
@NullMarked
@NamedInterface("discipline")
package org.yipanqi.policy.discipline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
