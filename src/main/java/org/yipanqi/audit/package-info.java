/**
 * The audit trail: every change, and every look at a person's records, with who, from where, why,
 * and what it was before and after. Entries form a chain under a key outside the database, whose
 * end is kept outside the database every day.
 *
 * <p>Others note what happens in {@link org.yipanqi.audit.Trail} and list what they note in an enum
 * of {@link org.yipanqi.audit.Action}s, published as an {@link org.yipanqi.audit.ActionList}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "safekeeping",
      "database",
      "web",
      "access",
      "access :: accounts",
      "access :: signin"
    })
package org.yipanqi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
