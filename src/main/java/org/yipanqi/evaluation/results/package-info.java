/**
 * Rounds and their units as rows, what they come to, what is kept of them when they are confirmed,
 * and what rests on it.
 */
@NullMarked
package org.yipanqi.evaluation.results;

import org.jspecify.annotations.NullMarked;
