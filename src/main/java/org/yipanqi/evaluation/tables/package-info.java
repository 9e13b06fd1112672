/**
 * Scoring tables as they lie in the house: sent in, checked, kept in versions; and what a round by
 * one may be held for.
 */
@NullMarked
package org.yipanqi.evaluation.tables;

import org.jspecify.annotations.NullMarked;
