/**
 * Examinations recognised instead of made again: before an order the latest result that may be
 * recognised, six reasons for making it again all the same, and what was saved.
 */
@NullMarked
package org.yipanqi.sharedrecord.recognition;

import org.jspecify.annotations.NullMarked;
