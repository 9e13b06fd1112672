/**
 * The county sees that what was decided is done: the ledger of tasks, inspections, and what follows
 * from them. {@link org.yipanqi.supervision.Tasks} keeps the ledger: the lines of every policy that
 * binds the county, and what its meetings decided. In {@code inspections} lie the half-yearly
 * visits and their findings, in {@code discipline} notices, talks and honours, proposed by rule and
 * decided by a person. Others may call {@link org.yipanqi.supervision.Tasks#raise}. What a meeting
 * decided becomes a task when {@code governance} tells it, and governance is told here what came of
 * it; it knows nothing of tasks.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "web",
      "database",
      "access",
      "audit",
      "messages",
      "paper",
      "registry",
      "policy",
      "policy :: rules",
      "policy :: discipline",
      "evidence",
      "governance",
      "governance :: following",
      "indicators",
      "indicators :: states"
    })
package org.yipanqi.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
