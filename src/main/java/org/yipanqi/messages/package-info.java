/**
 * What the house tells people: a return came back, a task is due, a decision waits. {@link
 * org.yipanqi.messages.Messenger#tell} goes with the caller's transaction; whoever it is for reads
 * it on the page of messages. Nothing of a person is in one: it says what waits, and where.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "access", "database"})
package org.yipanqi.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
