/**
 * Two entries of one person: compared by rules that are data, explained line by line, decided by
 * somebody, brought together and taken apart again without a row being rewritten.
 */
@NullMarked
package org.yipanqi.residents.matching;

import org.jspecify.annotations.NullMarked;
