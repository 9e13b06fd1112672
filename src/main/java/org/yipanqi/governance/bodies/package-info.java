/**
 * Bodies and their seats. A seat goes with a post, a post with whoever holds it: when a post
 * changes hands every seat by that post follows, and what was is kept.
 */
@NullMarked
package org.yipanqi.governance.bodies;

import org.jspecify.annotations.NullMarked;
