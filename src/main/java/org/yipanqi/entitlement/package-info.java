/**
 * Who is entitled by a county's policies, and what an institution is due: rules of the packs
 * evaluated for everybody whom records know. What no record knows is stated by name and kept apart.
 * {@link org.yipanqi.entitlement.Entitlements} answers for staff; in {@code dues} institutions and
 * clinics are answered for.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "web",
      "access",
      "audit",
      "database",
      "registry",
      "facts",
      "policy",
      "policy :: rules",
      "policy :: calculators",
      "indicators"
    })
package org.yipanqi.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
