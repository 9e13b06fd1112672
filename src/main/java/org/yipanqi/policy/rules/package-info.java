/**
 * Rules of a policy: who is entitled, what is due, what is allowed. A rule is data; it is evaluated
 * for one case on one day and answers with every line that led to the result. What is not known is
 * asked for, what the county has not fixed is named: nothing is guessed.
 *
 * <p>Others ask {@link org.yipanqi.policy.rules.RuleEvaluator}.
 */
@NullMarked
@NamedInterface("rules")
package org.yipanqi.policy.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
