/** Record keeping of staff in post: where they work, where their post belongs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
