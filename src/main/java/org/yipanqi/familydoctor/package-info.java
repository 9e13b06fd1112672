/**
 * Record keeping of family-doctor contracts: who signed with which institution, from when to when.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.familydoctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
