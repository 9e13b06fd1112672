/** Record keeping of referrals. The workflow comes later. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
