/** Record keeping of claims settled by the funds of a pool, in and out of the county. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.insurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
