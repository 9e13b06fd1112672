/**
 * Record keeping of public-health management: enrolments by disease, follow-ups, pregnancies,
 * assessments of the elderly.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.publichealth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
