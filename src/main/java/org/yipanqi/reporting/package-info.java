/**
 * The county's returns: which forms each unit owes for a period, filled cell by cell from what
 * people know and what the records know, handed up step by step, locked by a named person and kept
 * as they were. Others read {@code reporting_api}; nobody is called back.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "web",
      "database",
      "access",
      "audit",
      "evidence",
      "registry",
      "paper",
      "facts",
      "facts :: workbook",
      "policy",
      "policy :: forms",
      "policy :: rules",
      "indicators",
      "indicators :: states",
      "messages"
    })
package org.yipanqi.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
