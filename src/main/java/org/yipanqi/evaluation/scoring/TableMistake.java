package org.yipanqi.evaluation.scoring;

import org.yipanqi.kernel.Label;

/**
 * Something in a table's file that is not right.
 *
 * @param line counted from 1
 * @param column likewise
 * @param code for programs
 */
public record TableMistake(int line, int column, String code, Label text) {}
