/**
 * Keys, and what is closed with them: SM4 for what must be read again, HMAC-SM3 for what must only
 * be found again or proved unchanged (GM/T 0002, GM/T 0004). Keys lie in files outside the
 * database. Anyone may call it; it knows nothing of what it closes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "watch"})
package org.yipanqi.safekeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
