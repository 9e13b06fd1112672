/** Policy packs: definitions tied to clauses, read, checked and compiled. */
@NullMarked
package org.yipanqi.policy;

import org.jspecify.annotations.NullMarked;
