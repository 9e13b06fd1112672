/**
 * Rules over HTTP: what they ask, and what they answer to a case, line by line. Others show an
 * answer by {@link org.yipanqi.policy.calculators.RuleSheet}.
 */
@NullMarked
@NamedInterface("calculators")
package org.yipanqi.policy.calculators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
