/** Record keeping of visits, stays, operations and bed-days: what was done, where, for whom. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
