/**
 * Who governs a county's medical communities and what they decide: bodies with seats by post, their
 * meetings and decisions, the matters they owe every year, and appointments on file with the
 * bureau. In {@code bodies} posts change hands and seats follow; in {@code meetings} it is kept who
 * came, how they voted and what the minutes say; in {@code decisions} what became of it; in {@code
 * appointments} who was appointed and whether it is filed. Whoever keeps tasks hears {@link
 * org.yipanqi.governance.DecisionTaken} and {@link org.yipanqi.governance.DecisionCorrected}, and
 * says through {@code decisions.FollowThrough} what became of a decision; nothing here calls it.
 * Others read {@code governance_api}.
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
      "policy"
    })
package org.yipanqi.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
