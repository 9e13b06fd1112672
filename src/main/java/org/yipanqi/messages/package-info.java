/**
 * What the house tells people: a return came back, a task is due, a decision waits. {@link
 * org.yipanqi.messages.Messenger#tell} goes with the caller's transaction; whoever it is for reads
 * it on the page of messages, and by mail or another channel where he or she wants it. Nothing of a
 * person is in one: it says what waits, and where.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "web", "access", "audit", "database", "safekeeping"})
package org.yipanqi.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
