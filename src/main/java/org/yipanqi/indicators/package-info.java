/**
 * From facts to figures: cells per unit and month, figures with their states, their judgement
 * against the policy's targets, the board, and the way back from a figure to its records.
 *
 * <p>Reads facts through their declared views only. Others ask {@link
 * org.yipanqi.indicators.PackEvaluation} for figures.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "watch",
      "web",
      "access",
      "audit",
      "database",
      "registry",
      "facts",
      "policy",
      "policy :: decisions"
    })
package org.yipanqi.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
