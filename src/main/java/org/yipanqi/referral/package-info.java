/**
 * A patient's way from one institution to another and back. {@link
 * org.yipanqi.referral.ReferralRules} says who may do what in which state, {@link
 * org.yipanqi.referral.Cases} does it, the package {@code desk} shows it. Referrals that came in
 * files are kept beside it (package {@code imported}); figures count both.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "web",
      "database",
      "access",
      "audit",
      "facts",
      "policy",
      "policy :: path",
      "policy :: rules",
      "registry",
      "scheduling",
      "scheduling :: waiting",
      "sharedrecord"
    })
package org.yipanqi.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
