/**
 * Who acts, in which duty, and how far a duty reaches from its place. Every command and every query
 * of the house takes a {@link org.yipanqi.access.Caller}; each module declares in one enum of
 * {@link org.yipanqi.access.Power}s what may be done and by which duties.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "safekeeping", "web", "database"})
package org.yipanqi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
