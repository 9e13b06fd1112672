/**
 * A patient's way through institutions, and what a policy's rules say at each of its stops. The way
 * knows what it can (levels, order, days, who referred); what it doesn't is named, never guessed.
 *
 * <p>Others ask {@link org.yipanqi.policy.path.CarePaths}.
 */
@NullMarked
@NamedInterface("path")
package org.yipanqi.policy.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
