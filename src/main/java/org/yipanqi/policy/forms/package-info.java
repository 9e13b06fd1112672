/**
 * Forms of a policy: what is to be reported, by whom, with which checks, and the way a report goes.
 * A form is data. Here it is checked and worked out over the cells of one return, exactly and
 * without guessing; whoever keeps returns, prints or reads them asks here.
 */
@NullMarked
@NamedInterface("forms")
package org.yipanqi.policy.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
