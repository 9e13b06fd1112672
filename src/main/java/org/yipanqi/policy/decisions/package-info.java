/**
 * What a county decides about a policy: it fixes a value that the document leaves open, or changes
 * a definition, from a month on. A decision is drafted, looked at, then published or withdrawn.
 */
@NullMarked
@NamedInterface("decisions")
package org.yipanqi.policy.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
