/** Record keeping of standards reached and of techniques learnt with a hospital's help. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts"})
package org.yipanqi.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
