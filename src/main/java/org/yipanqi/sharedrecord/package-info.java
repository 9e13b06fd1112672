/**
 * One record of a person across institutions: results, prescriptions, documents beside what others
 * keep. {@link org.yipanqi.sharedrecord.Documents} keeps and shares files. Who may read what
 * another institution holds is decided by the database: by consent, a referral, a contract,
 * treatment, or an emergency; every reading leaves its trace.
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
      "facts",
      "registry",
      "residents",
      "terminology"
    })
package org.yipanqi.sharedrecord;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
