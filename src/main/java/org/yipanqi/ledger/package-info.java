/** Record keeping of income and expense lines from the institutions' books. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
