/** Record keeping of family-doctor contracts. */
@NullMarked
package org.yipanqi.familydoctor;

import org.jspecify.annotations.NullMarked;
