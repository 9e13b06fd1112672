package org.yipanqi.policy.forms;

import org.yipanqi.kernel.Label;

/**
 * A column of a section.
 *
 * @param rule what may stand in its cells, where a row doesn't say otherwise
 * @param disclosed whether the policy makes it public
 */
public record Column(String id, Label label, CellRule rule, boolean disclosed) {}
