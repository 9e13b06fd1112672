/** Files that show something: of a task, of a finding, of what was put right. */
@NullMarked
package org.yipanqi.supervision.evidence;

import org.jspecify.annotations.NullMarked;
